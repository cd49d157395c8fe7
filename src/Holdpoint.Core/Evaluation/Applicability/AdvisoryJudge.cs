namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>Puts the statements of one advisory about one configuration together: a verdict for each vulnerability.</summary>
internal static class AdvisoryJudge
{
    private static readonly int Verdicts = Enum.GetValues<Verdict>().Length;

    internal static void Judge(
        AdvisoryStatements advisory,
        List<MatchedStatement> matched,
        AssetIdentity asset,
        List<Finding> findings
    )
    {
        var byVerdict = new JudgedVulnerabilities?[Verdicts];
        List<Said> before = [];
        Judgement? judgement = null;
        for (var i = 0; i < advisory.Classes.Count; i++)
        {
            var vulnerabilities = advisory.Classes[i];
            var said = Collect(matched, vulnerabilities.First);
            if (said.Count == 0)
                continue;
            if (judgement is null || !said.SequenceEqual(before))
                (judgement, before) = (Decide(said, asset), said);
            if (byVerdict[(int)judgement.Verdict] is { } judged)
                judged.Add(vulnerabilities, judgement);
            else
                byVerdict[(int)judgement.Verdict] = new(vulnerabilities, judgement);
        }
        for (var verdict = 0; verdict < Verdicts; verdict++)
        {
            if (byVerdict[verdict] is { } judged)
                findings.Add(FindingBuilder.Build(advisory, (Verdict)verdict, judged));
        }
    }

    // Of what is said for a vulnerability, only the firmest identification counts: "S7-1500 CPU family" does not speak
    // for a CPU that the advisory lists by its order number.
    private static List<Said> Collect(List<MatchedStatement> matched, int vulnerability)
    {
        var said = new List<Said>(matched.Count);
        var level = MatchLevel.Candidate;
        foreach (var one in matched)
        {
            if (one.Match.Level < level)
                continue;
            for (var i = 0; i < one.Said.Count; i++)
            {
                var words = one.Said[i];
                if (!Has(words.Group.Vulnerabilities, vulnerability))
                    continue;
                if (one.Match.Level > level)
                {
                    said.Clear();
                    level = one.Match.Level;
                }
                said.Add(words);
            }
        }
        return said;
    }

    private static bool Has(IReadOnlyList<int> ascending, int value) =>
        ascending is List<int> list ? list.BinarySearch(value) >= 0 : ascending.Contains(value);

    private static Judgement Decide(List<Said> said, AssetIdentity asset)
    {
        if (asset.OrderNumbers.Count > 0 || said.Count == 1 || said[0].Match.Level == MatchLevel.Identifier)
            return VerdictRules.Decide(said, asset);
        // One name stands for several order numbers and the inventory names none: they must agree.
        Judgement? first = null;
        foreach (var variant in said.GroupBy(Variant, StringComparer.Ordinal))
        {
            var judgement = VerdictRules.Decide([.. variant], asset);
            if (first is null || first.Verdict == judgement.Verdict)
                first ??= judgement;
            else
                return new(
                    Verdict.Review,
                    [.. said],
                    "verdict.variants-differ",
                    "the advisory says different things of the product's order numbers, and the inventory names none"
                );
        }
        return first!;
    }

    private static string Variant(Said one) =>
        string.Join('|', one.Statement.Statement.Identity.OrderNumbers.Select(number => number.Compact));
}
