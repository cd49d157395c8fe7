using System.Text;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>A digest of a file: CSAF /product_identification_helper/hashes, or an attribute <c>sha256=…</c> of a component.</summary>
/// <param name="File">The file's name; empty where it is not told.</param>
/// <param name="Algorithm">The algorithm in one writing ("sha256" for SHA-256).</param>
/// <param name="Value">The digest, hexadecimal, lower case.</param>
public readonly record struct FileDigest(string File, string Algorithm, string Value)
{
    // CSAF 2.0, 3.1.3.3.2: a value has at least 32 hexadecimal digits.
    private const int ShortestValue = 32;

    /// <summary>Reads a digest of any algorithm; null where the value cannot be one.</summary>
    public static FileDigest? Read(string file, string algorithm, string value)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(value);
        var trimmed = value.Trim();
        if (trimmed.Length < ShortestValue || !trimmed.All(char.IsAsciiHexDigit))
            return null;
        var name = new StringBuilder(algorithm.Length);
        foreach (var c in algorithm)
            NameText.AppendFolded(name, c);
        return name.Length == 0 ? null : new(file.Trim(), name.ToString(), trimmed.ToLowerInvariant());
    }

    /// <summary>The word it is looked up by.</summary>
    internal string Key => $"{Algorithm}:{Value}";
}
