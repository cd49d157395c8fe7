using System.Collections.Frozen;

namespace Holdpoint.Csaf.Provider;

/// <summary>The written forms of <see cref="TlpLabel"/>.</summary>
public static class TlpLabels
{
    private static readonly FrozenDictionary<string, TlpLabel> Known = new Dictionary<string, TlpLabel>(
        StringComparer.Ordinal
    )
    {
        ["UNLABELED"] = TlpLabel.Unlabeled,
        ["WHITE"] = TlpLabel.Clear,
        ["CLEAR"] = TlpLabel.Clear,
        ["GREEN"] = TlpLabel.Green,
        ["AMBER"] = TlpLabel.Amber,
        ["AMBER+STRICT"] = TlpLabel.AmberStrict,
        ["RED"] = TlpLabel.Red,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a label of TLP 1.0 or 2.0, with or without the prefix <c>TLP:</c>; false for any other text.</summary>
    public static bool TryParse(string? text, out TlpLabel label)
    {
        label = TlpLabel.Unlabeled;
        if (text is null)
            return false;
        var bare = text.StartsWith("TLP:", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        return Known.TryGetValue(bare.Trim(), out label);
    }

    /// <summary>The label as CSAF 2.1 writes it; <c>UNLABELED</c> for none.</summary>
    public static string Text(this TlpLabel label) =>
        label switch
        {
            TlpLabel.AmberStrict => "AMBER+STRICT",
            _ => label.ToString().ToUpperInvariant(),
        };
}
