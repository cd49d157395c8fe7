using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>
/// The part of the cases that changed advisories can touch: the patch cases of every product that one of them speaks or spoke
/// of, and the mitigation cases and questions of these advisories themselves.
/// </summary>
/// <param name="Configurations">Every configuration of those products.</param>
/// <param name="Advisories">The changed advisories.</param>
internal sealed record CaseScope(
    IReadOnlyCollection<long> Configurations,
    IReadOnlyCollection<string> Advisories
)
{
    /// <summary>The scope of configurations whose findings moved.</summary>
    /// <param name="reading">The database.</param>
    /// <param name="touched">Configurations with a finding of a changed advisory, before or after.</param>
    /// <param name="advisories">The changed advisories.</param>
    public static CaseScope Of(
        Reading reading,
        IReadOnlySet<long> touched,
        IReadOnlyCollection<string> advisories
    )
    {
        var products = reading
            .RowsOf(
                "SELECT DISTINCT product_key FROM configurations WHERE product_key IS NOT NULL AND id IN (@keys)",
                touched
            )
            .Select(row => row.GetString(0))
            .ToHashSet(StringComparer.Ordinal);
        return new(
            reading
                .RowsOf("SELECT id FROM configurations WHERE product_key IN (@keys)", products)
                .Select(row => row.GetInt64(0))
                .ToHashSet(),
            advisories
        );
    }

    /// <summary>True for a case that the scope holds in full.</summary>
    public bool Holds(PatchCaseContent content) =>
        content.Kind == PatchCaseKind.Patch || Advisories.Contains(content.Advisory!, StringComparer.Ordinal);

    /// <summary>Of a grouping of the scope's configurations what is in full; the rest was grouped only in part.</summary>
    public GroupedFindings Of(GroupedFindings grouped) =>
        new(
            [.. grouped.Cases.Where(Holds)],
            [.. grouped.Reviews.Where(one => Advisories.Contains(one.Advisory, StringComparer.Ordinal))]
        );
}
