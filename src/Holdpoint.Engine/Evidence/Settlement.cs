using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>
/// Brings log and database to one history. A crash between an event's flush and the commit of its action leaves an entry
/// without a row: the action did not happen, and that is recorded.
/// </summary>
internal static class Settlement
{
    /// <summary>The kind of the event that says that announced actions did not happen.</summary>
    public const string Abandoned = "evidence.abandoned";

    private const string Actor = "holdpoint";

    /// <summary>Settles. The caller holds the log's lock and the database's: nothing else is on its way.</summary>
    /// <param name="log">The log, refreshed.</param>
    /// <param name="writing">The writing transaction.</param>
    /// <param name="compare">True to hold the newest row against its entry as well.</param>
    /// <exception cref="StorageException">Log and database are not of one history.</exception>
    public static void Run(AppendLog log, Writing writing, bool compare)
    {
        var next = EvidenceRows.Next(writing);
        if (next > log.Size)
        {
            throw new StorageException(
                $"The database knows {next:N0} entries of the evidence log, the log holds {log.Size:N0}: entries were lost or the log is another one. Put the log back (docs/log.md); nothing was done."
            );
        }
        if (compare && next > 0 && EvidenceRows.Entry(writing, next - 1) is { } expected)
        {
            if (!log.Entry(next - 1).AsSpan().SequenceEqual(expected))
                throw new StorageException(
                    $"Entry {next - 1:N0} of the evidence log is not what the database says it is: one of the two was changed, or they are not of one history. \"holdpoint log verify\" names what differs; nothing was done."
                );
        }
        if (next == log.Size)
            return;
        var (left, last) = (new List<(long Index, EvidenceEvent Event)>(), (EvidenceEvent?)null);
        for (var index = next; index < log.Size; index++)
        {
            var one =
                EvidenceEntry.Read(log.Entry(index), out var why)
                ?? throw new StorageException($"Entry {index:N0} of the evidence log: {why}");
            last = one;
            // A crash while settling: what it says is as true as before.
            if (one.Kind == Abandoned)
                EvidenceRows.Insert(writing, index, [one]);
            left.Add((index, one));
        }
        var open = left.FindAll(one => one.Event.Kind != Abandoned && !IsCovered(one.Index, left));
        if (open.Count == 0)
            return;
        var notice = Notice(open, last!.At);
        var at = log.Append([EvidenceEntry.Write(notice)]);
        EvidenceRows.Insert(writing, at, [notice]);
    }

    private static bool IsCovered(long index, List<(long Index, EvidenceEvent Event)> left) =>
        left.Exists(one =>
            one.Event.Kind == Abandoned
            && AbandonedFacts.Read(one.Event.Facts) is { } facts
            && facts.First <= index
            && index <= facts.Last
        );

    // The time is the newest that the log knows: here nothing looks at a clock.
    private static EvidenceEvent Notice(List<(long Index, EvidenceEvent Event)> open, DateTimeOffset at)
    {
        var facts = new AbandonedFacts(
            open[0].Index,
            open[^1].Index,
            [.. open.Select(one => one.Event.Kind).Distinct(StringComparer.Ordinal)]
        );
        return new(Abandoned, $"log {facts.First}-{facts.Last}", Actor, at, Json.Write(facts));
    }
}

/// <summary>What an event "evidence.abandoned" says: the entries from first to last were announced and did not happen.</summary>
internal sealed record AbandonedFacts(long First, long Last, IReadOnlyList<string> Kinds)
{
    public static AbandonedFacts Read(string facts) => Json.Read<AbandonedFacts>(facts);
}
