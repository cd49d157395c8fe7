using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Core.Monitoring;

/// <summary>Makes the record of a look from what the CSAF client reports.</summary>
public static class SourceCheckOf
{
    private const int ProblemsKept = 100;

    /// <summary>The check of a CSAF source; at most 100 problems are kept, closed by a count of the rest.</summary>
    public static SourceCheck Csaf(string sourceId, SyncSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var problems = summary.Problems.Take(ProblemsKept).Select(p => p.ToString()).ToList();
        if (summary.Problems.Count > ProblemsKept)
            problems.Add($"{summary.Problems.Count - ProblemsKept} more");
        return new()
        {
            SourceId = sourceId,
            StartedAt = summary.StartedAt,
            FinishedAt = summary.FinishedAt,
            Outcome = summary.Outcome switch
            {
                SyncOutcome.Complete => SourceCheckOutcome.Complete,
                SyncOutcome.CompleteWithHolds => SourceCheckOutcome.CompleteWithHolds,
                SyncOutcome.Partial => SourceCheckOutcome.Partial,
                _ => SourceCheckOutcome.Failed,
            },
            New = summary.New,
            Changed = summary.Changed,
            Unchanged = summary.Unchanged,
            Held = summary.Held,
            Withdrawn = summary.Withdrawn,
            AboveTlpLimit = summary.AboveTlpLimit,
            Bytes = summary.Bytes,
            Requests = summary.Requests,
            PublishedAt = summary.PublishedAt,
            Problems = problems,
        };
    }
}
