using System.Security.Cryptography;
using System.Text;

namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>Checks a document against its <c>.sha512</c> or <c>.sha256</c> file (CSAF §7.1.18).</summary>
internal static class Digests
{
    /// <summary>Null when the file holds exactly this document's digest; otherwise what is wrong.</summary>
    public static string? WhyWrong(
        ReadOnlySpan<byte> document,
        ReadOnlySpan<byte> hashFile,
        bool sha512,
        string name
    )
    {
        var digits = sha512 ? 128 : 64;
        var text = Encoding
            .UTF8.GetString(hashFile[..Math.Min(hashFile.Length, 1024)])
            .Trim('\uFEFF', ' ', '\r', '\n', '\t');
        var end = text.IndexOfAny([' ', '\t', '\r', '\n']);
        var told = end < 0 ? text : text[..end];
        if (told.Length != digits || !told.All(char.IsAsciiHexDigit))
            return $"The hash file does not begin with {digits} hex digits.";
        // "<digest>  <name>": the name, where given, must be this document's.
        var rest = end < 0 ? "" : text[end..].Split('\n', 2)[0].Trim(' ', '*', '\r', '\t');
        if (rest.Length > 0 && !rest.EndsWith(name, StringComparison.Ordinal))
            return $"The hash file speaks of \"{(rest.Length > 100 ? rest[..100] : rest)}\".";
        Span<byte> actual = stackalloc byte[digits / 2];
        if (sha512)
            SHA512.HashData(document, actual);
        else
            SHA256.HashData(document, actual);
        return CryptographicOperations.FixedTimeEquals(actual, Convert.FromHexString(told))
            ? null
            : "The bytes have another digest than the hash file tells.";
    }
}
