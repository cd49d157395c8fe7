using System.Text.RegularExpressions;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>Splits a product's name from the release train in it, where that says which versions are meant.</summary>
internal static partial class NameTrain
{
    /// <summary>The name without its train, and the train; null where there is none.</summary>
    internal static (string Name, NamedTrain? Train) Split(string name)
    {
        // "prior to V4.7", "V6 and below", "< V4.x" are no trains; they stay part of the name.
        if (!name.Any(char.IsAsciiDigit) || Open().IsMatch(name))
            return (name, null);
        var split = NamedTrain.Split(name);
        return split.Train is null ? (name, null) : (split.Product, split);
    }

    [GeneratedRegex(
        @"[<>]|\b(hardware|hw) version\b|\b(prior to|before|up to|(and|or) (below|earlier|prior|lower|later|newer|higher|above))\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        -1
    )]
    private static partial Regex Open();
}
