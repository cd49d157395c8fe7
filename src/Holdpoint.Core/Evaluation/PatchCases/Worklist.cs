namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The open cases in the order in which a person should look at them.</summary>
public static class Worklist
{
    /// <summary>Open cases: by <see cref="WorklistKey"/>, then the earlier due date, then the id.</summary>
    public static IReadOnlyList<PatchCase> Of(IEnumerable<PatchCase> cases) =>
        [
            .. cases
                .Where(one => one.Stage != PatchCaseStage.Closed)
                .OrderBy(one => one.Assessment.Key, WorklistKey.MostUrgentFirst)
                .ThenBy(one => one.Proposal.DueOn ?? DateOnly.MaxValue)
                .ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
}
