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
        var (said, before) = (new List<Said>(), new List<Said>());
        Judgement? judgement = null;
        for (var i = 0; i < advisory.Vulnerabilities.Count; i++)
        {
            Collect(matched, i, said);
            if (said.Count == 0)
                continue;
            // Most advisories say the same of all their vulnerabilities.
            if (judgement is null || !said.SequenceEqual(before))
            {
                judgement = Decide([.. said], asset);
                (said, before) = (before, said);
            }
            (byVerdict[(int)judgement.Verdict] ??= new()).Add(i, judgement);
        }
        for (var verdict = 0; verdict < Verdicts; verdict++)
        {
            if (byVerdict[verdict] is { } judged)
                findings.Add(FindingBuilder.Build(advisory, (Verdict)verdict, judged));
        }
    }

    // Of what is said for a vulnerability, only the firmest identification counts: "S7-1500 CPU family" does not speak
    // for a CPU that the advisory lists by its order number.
    private static void Collect(List<MatchedStatement> matched, int vulnerability, List<Said> said)
    {
        said.Clear();
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
