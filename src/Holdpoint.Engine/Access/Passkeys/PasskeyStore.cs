using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Access.Passkeys;

/// <summary>Keeps passkeys; one that comes or goes is in the evidence.</summary>
public sealed class PasskeyStore
{
    /// <summary>Most passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>Longest name of one.</summary>
    public const int LongestName = 60;

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _actor;

    internal PasskeyStore(Database database, TimeProvider clock, string actor) =>
        (_database, _clock, _actor) = (database, clock, actor);

    /// <summary>The passkey with an id, whosever it is; null when there is none.</summary>
    public async Task<PasskeyRecord?> FindAsync(string id, CancellationToken cancel)
    {
        await using var context = _database.Context();
        return
            await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } row
            ? Json.Read<PasskeyRecord>(row.Body)
            : null;
    }

    /// <summary>An account's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyRecord>> OfAsync(string userId, CancellationToken cancel)
    {
        await using var context = _database.Context();
        var bodies = await context
            .Passkeys.Where(row => row.UserId == userId)
            .Select(row => row.Body)
            .ToListAsync(cancel);
        return [.. bodies.Select(Json.Read<PasskeyRecord>).OrderBy(one => one.AddedAt)];
    }

    /// <summary>Adds one to an account. Null where it was added, else why not.</summary>
    public async Task<UserRefusal?> AddAsync(PasskeyRecord passkey, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        if (passkey.Name.Trim().Length is 0 or > LongestName || passkey.Name.Any(char.IsControl))
            return new("passkey.name", $"A passkey needs a name of 1 to {LongestName} characters.");
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.Users.FirstOrDefaultAsync(row => row.Id == passkey.UserId, cancel) is not { } owner)
            return new("user.gone", "There is no such account.");
        if (await context.Passkeys.AnyAsync(row => row.Id == passkey.Id, cancel))
            return new("passkey.taken", "This passkey is registered already.");
        if (await context.Passkeys.CountAsync(row => row.UserId == passkey.UserId, cancel) >= Most)
            return new("passkey.many", $"There are {Most} passkeys already; remove one first.");
        context.Passkeys.Add(
            new PasskeyRow
            {
                Id = passkey.Id,
                UserId = passkey.UserId,
                Body = Json.Write(passkey),
            }
        );
        await context.SaveChangesAsync(cancel);
        Announce(writing, "passkey.add", owner, passkey);
        await writing.CommitAsync(cancel);
        return null;
    }

    /// <summary>
    /// Takes note of a use. False where the passkey is gone, or where its count went back meanwhile: two devices have the
    /// same key, or one answer was given twice.
    /// </summary>
    public async Task<bool> UseAsync(string id, long signCount, bool isBackedUp, CancellationToken cancel)
    {
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await context.Passkeys.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } row)
            return false;
        var kept = Json.Read<PasskeyRecord>(row.Body);
        if ((signCount, kept.SignCount) is not (0, 0) && signCount <= kept.SignCount)
            return false;
        row.Body = Json.Write(
            kept with
            {
                SignCount = signCount,
                IsBackedUp = isBackedUp,
                UsedAt = _clock.GetUtcNow(),
            }
        );
        await context.SaveChangesAsync(cancel);
        await writing.CommitAsync(cancel);
        return true;
    }

    /// <summary>Removes one of an account; false where it has none such.</summary>
    public async Task<bool> RemoveAsync(string userId, string id, CancellationToken cancel)
    {
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.Passkeys.FirstOrDefaultAsync(
            one => one.Id == id && one.UserId == userId,
            cancel
        );
        var owner = await context.Users.FirstOrDefaultAsync(one => one.Id == userId, cancel);
        if (row is null || owner is null)
            return false;
        context.Passkeys.Remove(row);
        await context.SaveChangesAsync(cancel);
        Announce(writing, "passkey.remove", owner, Json.Read<PasskeyRecord>(row.Body));
        await writing.CommitAsync(cancel);
        return true;
    }

    private void Announce(Writing writing, string kind, UserRow owner, PasskeyRecord passkey) =>
        EvidenceWriter.Add(
            writing,
            _clock.GetUtcNow(),
            _actor,
            kind,
            Json.Read<UserRecord>(owner.Body).Name,
            new
            {
                passkey.Id,
                passkey.Name,
                passkey.IsBackupEligible,
            }
        );
}
