using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evidence;

/// <summary>One thing that happened, as its row says.</summary>
/// <param name="Index">Its place in the log; null for what was recorded before there was one.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">What kind of event.</param>
/// <param name="Subject">What it happened to.</param>
/// <param name="Facts">What happened, as JSON.</param>
public sealed record HistoryEntry(
    long? Index,
    DateTimeOffset At,
    string Actor,
    string Kind,
    string Subject,
    string Facts
);

/// <summary>Reads what happened to one thing.</summary>
internal sealed class EvidenceHistory(Database database)
{
    private const int Most = 200;

    /// <summary>The newest events of these kinds on a subject, the newest first, at most 200.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(
        IReadOnlyCollection<string> kinds,
        string subject,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        return await context
            .Evidence.AsNoTracking()
            .Where(row => kinds.Contains(row.Kind) && row.Subject == subject)
            .OrderByDescending(row => row.Id)
            .Take(Most)
            .Select(row => new HistoryEntry(row.LogIndex, row.At, row.Actor, row.Kind, row.Subject, row.Body))
            .ToListAsync(cancel);
    }
}
