using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Access.Repeats;

/// <summary>
/// Keeps the answers to requests that may come again, so that what was done once is not done twice. It is no deed: what a
/// request did is in the evidence by itself.
/// </summary>
public sealed class RepeatDesk
{
    /// <summary>How long an answer is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(24);

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal RepeatDesk(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Looks whether a request came before, and notes that it came.</summary>
    /// <param name="person">Whose request.</param>
    /// <param name="key">What the client calls it.</param>
    /// <param name="digest">What it asks, as a digest.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<(RepeatState State, RepeatedAnswer? Answer)> BeginAsync(
        string person,
        string key,
        string digest,
        CancellationToken cancel
    )
    {
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var now = _clock.GetUtcNow();
        var over = now - Kept;
        await context.Repeats.Where(row => row.BegunAt < over).ExecuteDeleteAsync(cancel);
        var known = await context
            .Repeats.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Person == person && row.Key == key, cancel);
        if (known is null)
        {
            context.Repeats.Add(
                new()
                {
                    Person = person,
                    Key = key,
                    Digest = digest,
                    BegunAt = now,
                }
            );
            await context.SaveChangesAsync(cancel);
        }
        await writing.CommitAsync(cancel);
        return known switch
        {
            null => (RepeatState.First, null),
            _ when known.Digest != digest => (RepeatState.Other, null),
            { Status: { } status } => (
                RepeatState.Answered,
                new(status, known.Type, known.Place, known.Body ?? [])
            ),
            _ => (RepeatState.Begun, null),
        };
    }

    /// <summary>Keeps the answer.</summary>
    public async Task EndAsync(string person, string key, RepeatedAnswer answer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(answer);
        await using var context = _database.Context();
        await context
            .Repeats.Where(row => row.Person == person && row.Key == key)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Status, answer.Status)
                        .SetProperty(row => row.Type, answer.Type)
                        .SetProperty(row => row.Place, answer.Place)
                        .SetProperty(row => row.Body, answer.Body),
                cancel
            );
    }

    /// <summary>Forgets a request that was not done, so that it may come again.</summary>
    public async Task ForgetAsync(string person, string key, CancellationToken cancel)
    {
        await using var context = _database.Context();
        await context.Repeats.Where(row => row.Person == person && row.Key == key).ExecuteDeleteAsync(cancel);
    }
}
