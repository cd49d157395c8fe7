using System.Text.RegularExpressions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Splits a product's name from the version or train that stands in it.</summary>
internal static partial class NameTrain
{
    /// <summary>The name without its train, and the train as written; null where there is none.</summary>
    internal static (string Name, string? Train) Split(string name)
    {
        var match = Train().Match(name);
        if (!match.Success || match.Index == 0)
            return (name, null);
        return (name.Remove(match.Index, match.Length), match.Groups["train"].Value);
    }

    [GeneratedRegex(
        @"(?<=[^\s])[\s,]+(?:firmware\s+)?(?<train>(?:V|ver(?:sion)?\.?\s?)\d+(?:\.\d+)*(?:\.[xX])?(?:\s+(?:SP|Upd(?:ate)?|HF|R)\s?\d+)*|\d+(?:\.\d+)*\.[xX])(?![A-Za-z0-9.])",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Train();
}
