using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What changed on a case, in the words of a person who has to act on it.</summary>
internal static class CaseDifference
{
    public static IEnumerable<CaseChange> Between(PatchCase old, PatchCase made)
    {
        var id = made.Id;
        var (had, has) = (AssetsOf(old), AssetsOf(made));
        foreach (var change in Moved(id, had, has, CaseChangeKind.AssetsAdded, CaseChangeKind.AssetsRemoved))
            yield return change;
        foreach (
            var change in Moved(
                id,
                old.Content.Cves,
                made.Content.Cves,
                CaseChangeKind.CvesAdded,
                CaseChangeKind.CvesRemoved
            )
        )
            yield return change;
        if (old.Content.Patch?.TargetVersion != made.Content.Patch?.TargetVersion)
            yield return new(
                id,
                CaseChangeKind.TargetMoved,
                $"Target {Or(old.Content.Patch?.TargetVersion)}, now {Or(made.Content.Patch?.TargetVersion)}."
            );
        if (!old.Content.StaysOpen.SequenceEqual(made.Content.StaysOpen))
            yield return new(
                id,
                CaseChangeKind.OpenChanged,
                $"{old.Content.StaysOpen.Count} stayed open, now {made.Content.StaysOpen.Count}."
            );
        if (old.Content.Patch?.RestartRequired != made.Content.Patch?.RestartRequired)
            yield return new(
                id,
                CaseChangeKind.RestartChanged,
                $"Now: {RestartNeed.Words(made.Content.Patch?.RestartRequired)}."
            );
        if (old.Assessment.Outcome != made.Assessment.Outcome)
            yield return new(
                id,
                CaseChangeKind.OutcomeChanged,
                $"{old.Assessment.Outcome}, now {made.Assessment.Outcome}: {made.Assessment.Records[0].Explanation}."
            );
        if (old.Proposal.DueOn != made.Proposal.DueOn)
            yield return new(
                id,
                CaseChangeKind.DueChanged,
                $"Due {Date(old.Proposal.DueOn)}, now {Date(made.Proposal.DueOn)}."
            );
    }

    private static IEnumerable<CaseChange> Moved(
        string id,
        IReadOnlyCollection<string> had,
        IReadOnlyCollection<string> has,
        CaseChangeKind added,
        CaseChangeKind removed
    )
    {
        var more = has.Except(had, StringComparer.Ordinal).ToList();
        if (more.Count > 0)
            yield return new(id, added, $"{more.Count} more: {Named(more)}.");
        var fewer = had.Except(has, StringComparer.Ordinal).ToList();
        if (fewer.Count > 0)
            yield return new(id, removed, $"{fewer.Count} fewer: {Named(fewer)}.");
    }

    private static IReadOnlyList<string> AssetsOf(PatchCase one) =>
        CaseContent.Each(one.Content.Parts.SelectMany(part => part.Assets));

    private static string Named(List<string> names) =>
        names.Count <= 5
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";

    private static string Or(string? version) => version ?? "not stated";

    private static string Date(DateOnly? date) =>
        date is { } day ? SiteCalendar.Words(day) : "without a date";
}
