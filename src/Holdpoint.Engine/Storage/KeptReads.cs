using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// Counts and sums that pages ask for again and again, kept until something happens that can change them. What happened
/// last is asked of the database each time, so that all replicas see the same and nothing is shown that is no longer true.
/// </summary>
internal sealed class KeptReads : IDisposable
{
    private const int Most = 4_096;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    // The records that were looked at, and the last one among them that changed findings.
    private Seen? _findings;

    /// <summary>The answer of a question; it is asked once, however many wait for it.</summary>
    /// <param name="context">Where the database is asked what happened last.</param>
    /// <param name="topic">What the answer rests upon.</param>
    /// <param name="question">The question with everything that its answer depends on; equal questions are equal.</param>
    /// <param name="ask">Asks the database; it opens a context of its own, because others may wait for the answer too.</param>
    /// <param name="cancel">Ends the waiting, not the asking.</param>
    public async Task<T> ReadAsync<T>(
        HoldpointContext context,
        KeptTopic topic,
        object question,
        Func<CancellationToken, Task<T>> ask,
        CancellationToken cancel
    )
    {
        // Looked up before the question is asked: what is written meanwhile makes the answer too old, never too new.
        var stamp = await StampAsync(context, topic, cancel);
        var key = (typeof(T), question);
        if (_kept.TryGetValue(key, out Answer<T>? kept) && kept!.Stamp == stamp)
            return await kept.Value.Value.WaitAsync(cancel);
        // One person who leaves does not take the answer from those who wait with him.
        var answer = new Answer<T>(stamp, new(() => ask(CancellationToken.None)));
        lock (_kept)
        {
            if (_kept.TryGetValue(key, out kept) && kept!.Stamp == stamp)
                answer = kept;
            else
                _kept.Set(key, answer, new MemoryCacheEntryOptions { Size = 1 });
        }
        try
        {
            return await answer.Value.Value.WaitAsync(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _kept.Remove(key);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _kept.Dispose();

    private async Task<long> StampAsync(HoldpointContext context, KeptTopic topic, CancellationToken cancel)
    {
        // By number and not by time: a clock that was set back writes new records with old times.
        var head = await context.Evidence.MaxAsync(row => (long?)row.Id, cancel) ?? 0;
        if (topic == KeptTopic.Everything)
            return head;
        var (seen, last) = Volatile.Read(ref _findings) ?? new(head, head);
        // Every evaluation ends with such a record; so does every import that changes what the findings hang on.
        if (head > seen)
            last =
                await context
                    .Evidence.Where(row => row.Id > seen && row.Id <= head)
                    .Where(row => row.Kind == "evaluation" || row.Kind == "inventory.import")
                    .MaxAsync(row => (long?)row.Id, cancel)
                ?? last;
        Volatile.Write(ref _findings, new(head, last));
        return last;
    }

    private sealed record Answer<T>(long Stamp, Lazy<Task<T>> Value);

    private sealed record Seen(long UpTo, long Last);
}
