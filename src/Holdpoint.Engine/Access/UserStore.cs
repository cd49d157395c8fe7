using Holdpoint.Core.Access;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Access;

/// <summary>Keeps accounts; every change is announced in the evidence, without secrets.</summary>
internal sealed class UserStore(Database database, TimeProvider clock, string actor)
{
    private const int LongestName = 100;

    /// <summary>The account with an id; null when there is none.</summary>
    public async Task<UserRecord?> FindAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        return await context.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } row
            ? Json.Read<UserRecord>(row.Body)
            : null;
    }

    /// <summary>The account with a name, in whatever capitals; null when there is none.</summary>
    public async Task<UserRecord?> NamedAsync(string name, CancellationToken cancel)
    {
        await using var context = database.Context();
        var folded = Fold(name);
        return
            await context.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Folded == folded, cancel)
                is { } row
            ? Json.Read<UserRecord>(row.Body)
            : null;
    }

    /// <summary>The account of somebody whom an identity provider knows; null when there is none.</summary>
    public async Task<UserRecord?> IdentifiedAsync(ForeignIdentity identity, CancellationToken cancel) =>
        (await ListAsync(cancel)).FirstOrDefault(user => user.Identity == identity);

    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<UserRecord>> ListAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await ListAsync(context, cancel);
    }

    private static async Task<List<UserRecord>> ListAsync(HoldpointContext context, CancellationToken cancel)
    {
        var bodies = await context
            .Users.OrderBy(row => row.Folded)
            .Select(row => row.Body)
            .ToListAsync(cancel);
        return bodies.ConvertAll(Json.Read<UserRecord>);
    }

    /// <summary>True while nobody has an account.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return !await context.Users.AnyAsync(cancel);
    }

    /// <summary>Adds an account; <paramref name="first"/> where it may only be the very first one.</summary>
    public async Task<UserRefusal?> AddAsync(UserRecord user, bool first, CancellationToken cancel)
    {
        if (Fold(user.Name) is not { Length: > 0 and <= LongestName } folded || user.Name.Any(char.IsControl))
            return new("user.name", $"A name of 1 to {LongestName} characters is needed.");
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (first && await context.Users.AnyAsync(cancel))
            return new("user.not-first", "There is an administrator already.");
        if (await context.Users.AnyAsync(row => row.Folded == folded, cancel))
            return new("user.taken", $"There is somebody called {user.Name} already.");
        if (user.Identity is not null && (await ListAsync(context, cancel)).Exists(IsSame))
            return new("user.identity", "The provider's person has an account already.");
        context.Users.Add(
            new UserRow
            {
                Id = user.Id,
                Folded = folded,
                Body = Json.Write(user),
            }
        );
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            clock.GetUtcNow(),
            actor,
            "user.add",
            user.Name,
            new { user.Grants, user.Identity }
        );
        await writing.CommitAsync(cancel);
        return null;

        bool IsSame(UserRecord other) => other.Identity == user.Identity;
    }

    /// <summary>
    /// Changes an account as it is now, and announces it under a kind where one is given. The last administrator stays one.
    /// </summary>
    public async Task<(UserRecord? User, UserRefusal? Refusal)> ChangeAsync(
        string id,
        Func<UserRecord, UserRecord> change,
        string? kind,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var rows = await context.Users.ToListAsync(cancel);
        if (rows.Find(row => row.Id == id) is not { } row)
            return (null, new("user.gone", "There is no such account."));
        var before = Json.Read<UserRecord>(row.Body);
        var after = change(before);
        if (after == before)
            return (before, null);
        var others = rows.Where(other => other.Id != id).Select(other => Json.Read<UserRecord>(other.Body));
        if (IsAdministrator(before) && !IsAdministrator(after) && !others.Any(IsAdministrator))
            return (
                null,
                new(
                    "user.last-administrator",
                    "This is the last administrator. Make somebody else one first."
                )
            );
        row.Body = Json.Write(after);
        await context.SaveChangesAsync(cancel);
        if (kind is not null)
            EvidenceWriter.Add(
                writing,
                clock.GetUtcNow(),
                actor,
                kind,
                after.Name,
                new
                {
                    after.Grants,
                    after.NeedsCode,
                    after.LockedUntil,
                    after.ClosedAt,
                }
            );
        await writing.CommitAsync(cancel);
        return (after, null);
    }

    private static bool IsAdministrator(UserRecord user) =>
        user.ClosedAt is null && user.Grants.Any(grant => grant is { Role: Role.Administrator, Site: null });

    private static string Fold(string name) => name.Trim().Normalize().ToLowerInvariant();
}
