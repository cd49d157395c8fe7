using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Inventory;

/// <summary>
/// What stands beside a component in its asset, as text: equal texts mean that no statement can tell them apart. Versions
/// are left out, because a statement asks only whether a product is there.
/// </summary>
internal static class OtherComponents
{
    /// <summary>The components as text; null where there are none.</summary>
    public static string? Write(IEnumerable<Configuration> others)
    {
        var distinct = others
            .Select(Matcher.AsOther)
            .Distinct()
            .OrderBy(one => Digest.Of(one, null), StringComparer.Ordinal)
            .ToList();
        return distinct.Count == 0 ? null : Json.Write(distinct);
    }

    /// <summary>The components of a text that <see cref="Write"/> made; none where it is null.</summary>
    public static IReadOnlyList<Configuration> Read(string? text) =>
        text is null ? [] : Json.Read<List<Configuration>>(text);
}
