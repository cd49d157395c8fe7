using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Makes one finding of the vulnerabilities of an advisory that share a verdict.</summary>
internal static class FindingBuilder
{
    private const int MostProductIds = 20;

    internal static Finding Build(AdvisoryStatements advisory, Verdict verdict, JudgedVulnerabilities judged)
    {
        var first = judged.First;
        var lead = first.Decisive[0];
        var decisive = judged.Decisive;
        return new()
        {
            Advisory = advisory.Advisory,
            Revision = advisory.Revision,
            Cves = judged.Names(advisory),
            Verdict = verdict,
            Confidence = verdict == Verdict.Review ? Confidence.Low : lead.Match.Confidence,
            Evidence = new()
            {
                ProductIds = ProductIds(decisive),
                Product = lead.Statement.Statement.Product,
                RangeText = lead.Statement.Statement.Range.Text,
                Rules = [.. lead.Match.Rules, lead.Statement.Located.Rule, first.Rule],
                Reason = Reason(first, lead),
            },
            Fix = Best(decisive),
        };
    }

    private static string[] ProductIds(IReadOnlyList<Said> decisive) =>
        decisive.Count == 1
            ? [decisive[0].Statement.Statement.ProductId]
            :
            [
                .. decisive
                    .Select(one => one.Statement.Statement.ProductId)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Take(MostProductIds),
            ];

    private static string Reason(Judgement judgement, Said lead)
    {
        var installed = lead.Statement.Installed.Text;
        var version = installed is null ? "the version" : $"version {installed}";
        var place = $"the product {lead.Match.Reason}; {version} {lead.Statement.Located.Reason}";
        return judgement.Reason is null ? $"{place}." : $"{place}: {judgement.Reason}.";
    }

    /// <summary>Of the fixes offered for the vulnerabilities the one that closes most: the highest version.</summary>
    private static Fix? Best(IReadOnlyList<Said> decisive)
    {
        Fix? best = null;
        foreach (var one in decisive)
        {
            if (one.Fix is not { } fix)
                continue;
            if (best is null || Rank(fix) > Rank(best) || (Rank(fix) == Rank(best) && IsLater(fix, best)))
                best = fix;
        }
        return best;
    }

    private static int Rank(Fix fix) =>
        fix.State switch
        {
            FixState.Available => fix.Version is null ? 3 : 4,
            FixState.NoneAvailable or FixState.NoFixPlanned => 2,
            FixState.MitigationOnly => 1,
            _ => 0,
        };

    private static bool IsLater(Fix fix, Fix than) =>
        fix.Version is { } mine
        && than.Version is { } theirs
        && VersionComparer.Compare(VersionMemory.Read(mine), VersionMemory.Read(theirs)).Order
            == VersionOrder.Greater;
}
