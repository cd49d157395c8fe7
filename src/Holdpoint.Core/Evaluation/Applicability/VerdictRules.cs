using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>
/// The order in which what is said of a product becomes a verdict. The first row whose statements are there decides;
/// rows that leave a doubt lead to review.
/// </summary>
internal static class VerdictRules
{
    // Most rows find nothing; nobody adds to what they give.
    private static readonly List<Said> None = [];

    private static readonly Row[] Rows =
    [
        new(
            "verdict.contradiction",
            Verdict.Review,
            Contradiction,
            "the advisory states the version as affected and as not affected"
        ),
        new("verdict.affected", Verdict.Affected, Affected),
        new("verdict.fixed", Verdict.Fixed, said => Inside(said, StatementStatus.Fixed)),
        new("verdict.recommended", Verdict.Fixed, said => Inside(said, StatementStatus.Recommended)),
        new("verdict.not-affected", Verdict.NotAffected, said => Inside(said, StatementStatus.NotAffected)),
        new(
            "verdict.under-investigation",
            Verdict.Review,
            said => Both(Inside(said, StatementStatus.Open), Unknown(said, StatementStatus.Open)),
            "the vendor is still looking into it"
        ),
        new("verdict.undecidable", Verdict.Review, said => Unknown(said, StatementStatus.Affected)),
        new(
            "verdict.above-the-range-below-the-fix",
            Verdict.Review,
            BelowTheFix,
            "the version lies above the affected range and below the version that is offered as the fix"
        ),
        new("verdict.above-with-fix", Verdict.Fixed, AboveWithFix),
        new("verdict.outside", Verdict.NotAffected, Outside),
        new("verdict.listed-version-has-fix", Verdict.Fixed, said => NotListed(said, atLeastFix: true)),
        new(
            "verdict.other-version-than-listed",
            Verdict.Review,
            said => NotListed(said, atLeastFix: false),
            "the advisory names single versions only, and not this one"
        ),
        new(
            "verdict.after-the-fixed-version",
            Verdict.Fixed,
            said => At(said, StatementStatus.Fixed, RangePosition.Beyond)
        ),
    ];

    internal static Judgement Decide(IReadOnlyList<Said> said, AssetIdentity asset)
    {
        _ = asset;
        foreach (var row in Rows)
        {
            var decisive = row.Of(said);
            if (decisive.Count > 0)
                return new(row.Verdict, decisive, row.Rule, row.Reason);
        }
        return new(
            Verdict.Review,
            said,
            "verdict.nothing-said-of-this-version",
            "the advisory speaks of the product and says nothing of this version"
        );
    }

    private static List<Said> At(IReadOnlyList<Said> said, StatementStatus status, RangePosition position)
    {
        List<Said>? found = null;
        for (var i = 0; i < said.Count; i++)
        {
            if (
                said[i].Status == status
                && said[i].Position == position
                && !said[i].Statement.Located.IsNotListed
            )
                (found ??= []).Add(said[i]);
        }
        return found ?? None;
    }

    private static List<Said> Both(List<Said> one, List<Said> other) =>
        other.Count == 0 ? one
        : one.Count == 0 ? other
        : [.. one, .. other];

    private static List<Said> Inside(IReadOnlyList<Said> said, StatementStatus status) =>
        At(said, status, RangePosition.Inside);

    private static List<Said> Unknown(IReadOnlyList<Said> said, StatementStatus status) =>
        At(said, status, RangePosition.Unknown);

    private static List<Said> Contradiction(IReadOnlyList<Said> said)
    {
        var affected = Inside(said, StatementStatus.Affected);
        if (affected.Count == 0)
            return affected;
        // A single version that is named speaks louder than a range around it.
        if (!affected.Exists(IsNamed) && Against(said).Exists(IsNamed))
            return [];
        var against = Against(said);
        return against.Count == 0 ? against : [.. affected, .. against];
    }

    private static List<Said> Affected(IReadOnlyList<Said> said)
    {
        var affected = Inside(said, StatementStatus.Affected);
        return affected.Exists(IsNamed) || !Against(said).Exists(IsNamed) ? affected : [];
    }

    private static List<Said> Against(IReadOnlyList<Said> said) =>
        Both(Inside(said, StatementStatus.Fixed), Inside(said, StatementStatus.NotAffected));

    private static bool IsNamed(Said one) =>
        one.Statement.Statement.Range.IsList || one.Statement.Located.Rule == "range.own-words";

    // "<= 1.5, update to 2.0": what 1.7 holds nobody said.
    private static List<Said> BelowTheFix(IReadOnlyList<Said> said)
    {
        var above = Above(said);
        if (above.Count == 0 || above.Exists(one => !IsBelowFix(one)))
            return [];
        return above;
    }

    private static bool IsBelowFix(Said one) =>
        one.HasFix
        && one.Statement.Statement.Range.EndsInclusive
        && one.Group.Fixes.All(fix => one.Statement.Installed.CompareTo(fix.Version) == VersionOrder.Less);

    private static List<Said> Above(IReadOnlyList<Said> said) =>
        Both(
            At(said, StatementStatus.Affected, RangePosition.Beyond),
            At(said, StatementStatus.Affected, RangePosition.Gap)
        );

    private static List<Said> AboveWithFix(IReadOnlyList<Said> said)
    {
        var above = Above(said);
        var offered =
            above.Exists(one => one.HasFix)
            || said.Any(one => one.Status is StatementStatus.Fixed or StatementStatus.Recommended);
        return offered ? above : [];
    }

    private static List<Said> Outside(IReadOnlyList<Said> said) =>
        Both(Above(said), At(said, StatementStatus.Affected, RangePosition.Below));

    private static List<Said> NotListed(IReadOnlyList<Said> said, bool atLeastFix) =>
        !said.Any(one => one.Statement.Located.IsNotListed)
            ? None
            : said.Where(one => one.Status == StatementStatus.Affected && one.Statement.Located.IsNotListed)
                .Where(one =>
                    (
                        one.HasFix
                        && one.Group.Fixes.Any(fix =>
                            one.Statement.Installed.CompareTo(fix.Version)
                                is VersionOrder.Equal
                                    or VersionOrder.Greater
                        )
                    ) == atLeastFix
                )
                .ToList();

    private sealed record Row(
        string Rule,
        Verdict Verdict,
        Func<IReadOnlyList<Said>, IReadOnlyList<Said>> Of,
        string? Reason = null
    );
}
