using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Access.Sessions;

/// <summary>
/// Keeps who is signed in where. What is not kept here is no session: one that was ended opens nothing from that moment on,
/// on every replica.
/// </summary>
public sealed class SessionStore
{
    // What is seen is written down so often, not with each request.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _actor;

    internal SessionStore(Database database, TimeProvider clock, string actor) =>
        (_database, _clock, _actor) = (database, clock, actor);

    /// <summary>Begins one, and forgets those of the same account that have ended by themselves.</summary>
    public async Task BeginAsync(SessionRecord session, SessionLife life, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(life);
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var own = await context.Sessions.Where(row => row.UserId == session.UserId).ToListAsync(cancel);
        context.Sessions.RemoveRange(own.Where(row => !life.Holds(Read(row), _clock.GetUtcNow())));
        context.Sessions.Add(
            new SessionRow
            {
                Id = session.Id,
                UserId = session.UserId,
                BeganAt = session.BeganAt,
                SeenAt = session.SeenAt,
                Address = session.Address,
                Browser = session.Browser,
            }
        );
        await context.SaveChangesAsync(cancel);
        await writing.CommitAsync(cancel);
    }

    /// <summary>Whether an account's session is still one; takes note that it was seen.</summary>
    public async Task<bool> SeeAsync(string id, string userId, SessionLife life, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(life);
        await using var context = _database.Context();
        var row = await context.Sessions.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        var now = _clock.GetUtcNow();
        if (row is null || row.UserId != userId || !life.Holds(Read(row), now))
            return false;
        if (now - row.SeenAt >= Grain)
            await context
                .Sessions.Where(one => one.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), cancel);
        return true;
    }

    /// <summary>An account's sessions that have not ended, the youngest first.</summary>
    public async Task<IReadOnlyList<SessionRecord>> OfAsync(
        string userId,
        SessionLife life,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(life);
        await using var context = _database.Context();
        var rows = await context
            .Sessions.AsNoTracking()
            .Where(row => row.UserId == userId)
            .ToListAsync(cancel);
        var now = _clock.GetUtcNow();
        return
        [
            .. rows.Select(Read).Where(one => life.Holds(one, now)).OrderByDescending(one => one.BeganAt),
        ];
    }

    /// <summary>
    /// Ends sessions of an account: one, all but one, or all. Gives how many there were; the evidence says so where it was
    /// somebody's wish and no plain leaving.
    /// </summary>
    /// <param name="userId">Whose.</param>
    /// <param name="only">The only one to end; null for all.</param>
    /// <param name="except">The one to keep; null for none.</param>
    /// <param name="announce">Whether it is announced in the evidence.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<int> EndAsync(
        string userId,
        string? only,
        string? except,
        bool announce,
        CancellationToken cancel
    )
    {
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var rows = await context
            .Sessions.Where(row =>
                row.UserId == userId
                && (only == null || row.Id == only)
                && (except == null || row.Id != except)
            )
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return 0;
        context.Sessions.RemoveRange(rows);
        await context.SaveChangesAsync(cancel);
        var owner = await context.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId, cancel);
        if (announce && owner is not null)
            EvidenceWriter.Add(
                writing,
                _clock.GetUtcNow(),
                _actor,
                "session.end",
                Json.Read<UserRecord>(owner.Body).Name,
                new { Sessions = rows.Select(row => new { row.BeganAt, row.Address }) }
            );
        await writing.CommitAsync(cancel);
        return rows.Count;
    }

    private static SessionRecord Read(SessionRow row) =>
        new(row.Id, row.UserId, row.BeganAt, row.SeenAt, row.Address, row.Browser);
}
