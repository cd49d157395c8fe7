using System.Collections.Concurrent;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>The counts of a running check, added to from several tasks.</summary>
internal sealed class Tally
{
    private readonly ConcurrentBag<DocumentChange> changes = [];
    private int unchanged;
    private int aboveTlpLimit;
    private int pending;
    private int unreadListings;
    private int readListings;
    private DateTimeOffset? publishedAt;

    public int UnreadListings => unreadListings;

    public int ReadListings => readListings;

    public int Pending => pending;

    public void Change(ChangeKind kind, DocumentRecord record, AcceptedRevision? previous) =>
        changes.Add(new(kind, record, previous));

    public void Unchanged() => Interlocked.Increment(ref unchanged);

    public void AboveTlpLimit() => Interlocked.Increment(ref aboveTlpLimit);

    public void LeftPending(int count) => Interlocked.Add(ref pending, count);

    public void Unread(int count = 1) => Interlocked.Add(ref unreadListings, count);

    public void Read() => Interlocked.Increment(ref readListings);

    public void Published(DateTimeOffset? at)
    {
        if (publishedAt is null || at > publishedAt)
            publishedAt = at ?? publishedAt;
    }

    public SyncSummary Summarize()
    {
        var all = changes.OrderBy(c => c.Record.Key, StringComparer.Ordinal).ThenBy(c => c.Kind).ToList();
        return new()
        {
            New = all.Count(c => c.Kind == ChangeKind.New),
            Changed = all.Count(c => c.Kind == ChangeKind.Changed),
            Held = all.Count(c => c.Kind == ChangeKind.Held),
            Withdrawn = all.Count(c => c.Kind == ChangeKind.Withdrawn),
            Unchanged = unchanged,
            AboveTlpLimit = aboveTlpLimit,
            Pending = pending,
            PublishedAt = publishedAt,
            Documents = all,
        };
    }
}
