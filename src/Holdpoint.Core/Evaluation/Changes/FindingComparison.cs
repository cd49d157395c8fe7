namespace Holdpoint.Core.Evaluation.Changes;

/// <summary>
/// Holds the findings of one configuration in one advisory before and after a revision against each other. What makes no
/// difference to the work (the revision's number, wording, the order) raises nothing.
/// </summary>
public static class FindingComparison
{
    /// <summary>The changes, without repetitions; empty where the revision changes nothing for the configuration.</summary>
    public static IReadOnlyList<FindingChange> Compare(
        IReadOnlyList<Finding> before,
        IReadOnlyList<Finding> after
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count == 0 && after.Count == 0)
            return [];
        if (before.Count == 0)
            return [new(FindingChangeKind.Raised, $"now speaks of it: {Verdicts(after)}")];
        if (after.Count == 0)
            return [new(FindingChangeKind.Withdrawn, $"no longer speaks of it (was: {Verdicts(before)})")];
        var changes = new List<FindingChange>();
        CompareVerdicts(ByCve(before), ByCve(after), changes);
        foreach (var then in before)
        {
            if (after.FirstOrDefault(one => one.Verdict == then.Verdict) is not { } now)
                continue;
            CompareFix(then.Fix, now.Fix, changes);
            if (then.Evidence.RangeText != now.Evidence.RangeText)
            {
                changes.Add(
                    new(
                        FindingChangeKind.BoundMoved,
                        $"range was \"{then.Evidence.RangeText}\", is \"{now.Evidence.RangeText}\""
                    )
                );
            }
        }
        return [.. changes.Distinct()];
    }

    private static Dictionary<string, Verdict> ByCve(IReadOnlyList<Finding> findings)
    {
        var verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            foreach (var cve in finding.Cves)
                verdicts[cve] = finding.Verdict;
        }
        return verdicts;
    }

    private static void CompareVerdicts(
        Dictionary<string, Verdict> before,
        Dictionary<string, Verdict> after,
        List<FindingChange> changes
    )
    {
        var moved = before
            .Where(pair => after.TryGetValue(pair.Key, out var now) && now != pair.Value)
            .GroupBy(pair => (From: pair.Value, To: after[pair.Key]));
        foreach (var group in moved)
        {
            changes.Add(
                new(
                    FindingChangeKind.VerdictChanged,
                    $"{Word(group.Key.From)} became {Word(group.Key.To)} for {Names(group.Select(pair => pair.Key))}"
                )
            );
        }
        var added = after.Keys.Except(before.Keys, StringComparer.Ordinal).ToList();
        if (added.Count > 0)
            changes.Add(new(FindingChangeKind.VulnerabilitiesChanged, $"{Names(added)} added"));
        var removed = before.Keys.Except(after.Keys, StringComparer.Ordinal).ToList();
        if (removed.Count > 0)
            changes.Add(new(FindingChangeKind.VulnerabilitiesChanged, $"{Names(removed)} removed"));
    }

    private static void CompareFix(Fix? before, Fix? after, List<FindingChange> changes)
    {
        var had = before is { State: FixState.Available };
        var has = after is { State: FixState.Available };
        if (!had && has)
            changes.Add(
                new(
                    FindingChangeKind.FixGained,
                    $"fix {after!.Version} gained".Replace("  ", " ", StringComparison.Ordinal)
                )
            );
        else if (had && !has)
            changes.Add(
                new(
                    FindingChangeKind.FixWithdrawn,
                    $"fix {before!.Version} withdrawn".Replace("  ", " ", StringComparison.Ordinal)
                )
            );
        else if (had && before!.Version != after!.Version)
            changes.Add(
                new(
                    FindingChangeKind.FixMoved,
                    $"fix was {before.Version ?? "without version"}, is {after.Version ?? "without version"}"
                )
            );
        else if (before?.State != after?.State)
            changes.Add(new(FindingChangeKind.FixMoved, $"fix was {State(before)}, is {State(after)}"));
    }

    private static string State(Fix? fix) =>
        fix?.State switch
        {
            FixState.Available => "available",
            FixState.NoneAvailable => "not available yet",
            FixState.NoFixPlanned => "not planned",
            FixState.MitigationOnly => "mitigation only",
            _ => "not spoken of",
        };

    private static string Verdicts(IEnumerable<Finding> findings) =>
        string.Join(", ", findings.Select(finding => Word(finding.Verdict)).Distinct(StringComparer.Ordinal));

    private static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Affected => "affected",
            Verdict.Fixed => "fixed",
            Verdict.NotAffected => "not affected",
            _ => "review",
        };

    private static string Names(IEnumerable<string> cves)
    {
        var names = cves.Order(StringComparer.Ordinal).ToList();
        return names.Count <= 3
            ? string.Join(", ", names)
            : $"{names[0]}, {names[1]} and {names.Count - 2} more";
    }
}
