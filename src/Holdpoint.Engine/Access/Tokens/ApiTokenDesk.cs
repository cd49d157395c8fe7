using Holdpoint.Core.Access;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Access.Tokens;

/// <summary>Keeps what lets programs act for people: made once, shown once, announced, taken back.</summary>
public sealed class ApiTokenDesk
{
    private readonly Database _database;
    private readonly UserStore _users;
    private readonly TimeProvider _clock;
    private readonly string _actor;

    internal ApiTokenDesk(Database database, TimeProvider clock, string actor) =>
        (_database, _clock, _actor, _users) = (database, clock, actor, new(database, clock, actor));

    /// <summary>The tokens of an account, the newest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(string userId, CancellationToken cancel)
    {
        await using var context = _database.Context();
        var rows = await context
            .ApiTokens.AsNoTracking()
            .Where(row => row.UserId == userId)
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderByDescending(row => row.MadeAt)
                .ThenBy(row => row.Id, StringComparer.Ordinal)
                .Select(Of),
        ];
    }

    /// <summary>Makes a token for an account; its text is given this once. Else why not.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="scope">What it may do; only what the person may.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<(string? Text, ApiToken? Token, string? Why)> MakeAsync(
        string userId,
        string name,
        Scope scope,
        int days,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scope);
        name = name.Trim();
        if (name.Length is 0 or > ApiTokenLimits.NameLength || name.Any(char.IsControl))
            return (null, null, $"A name has 1 to {ApiTokenLimits.NameLength} characters.");
        if (days is < 1 or > ApiTokenLimits.Days)
            return (null, null, $"A token is good for 1 to {ApiTokenLimits.Days} days.");
        if (scope.Permissions.Count == 0 || scope.Sites is { Count: 0 })
            return (null, null, "A token that may do nothing is none: choose what it may do, and where.");
        if (await _users.FindAsync(userId, cancel) is not { ClosedAt: null } user)
            return (null, null, "There is no such account.");
        if (Beyond(new(user.Name, user.Grants), scope) is { } beyond)
            return (null, null, beyond);
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var now = _clock.GetUtcNow();
        var own = await context
            .ApiTokens.AsNoTracking()
            .Where(row => row.UserId == userId)
            .ToListAsync(cancel);
        if (own.Count(row => Of(row).IsOpenAt(now)) >= ApiTokenLimits.Open)
            return (null, null, $"There are {ApiTokenLimits.Open} tokens already; take one back first.");
        if (own.Exists(row => row.Name == name && Of(row).IsOpenAt(now)))
            return (null, null, $"There is a token called {name} already.");
        var text = ApiTokenText.Make();
        var made = new ApiTokenRow
        {
            Id = text.Id,
            UserId = userId,
            Name = name,
            Hash = text.Hash,
            Scope = Json.Write(scope),
            MadeAt = now,
            ExpiresAt = now.AddDays(days),
        };
        context.ApiTokens.Add(made);
        await context.SaveChangesAsync(cancel);
        Announce(writing, "token.add", user.Name, made);
        await writing.CommitAsync(cancel);
        return (text.ToString(), Of(made), null);
    }

    /// <summary>Takes an account's token back at once; false where it has none of this id, or it was taken back already.</summary>
    public async Task<bool> RevokeAsync(string userId, string id, CancellationToken cancel)
    {
        await using var context = _database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.ApiTokens.FirstOrDefaultAsync(
            one => one.Id == id && one.UserId == userId && one.RevokedAt == null,
            cancel
        );
        if (row is null)
            return false;
        row.RevokedAt = _clock.GetUtcNow();
        await context.SaveChangesAsync(cancel);
        var user = await _users.FindAsync(userId, cancel);
        Announce(writing, "token.revoke", user?.Name ?? userId, row);
        await writing.CommitAsync(cancel);
        return true;
    }

    /// <summary>Holds what somebody showed against the tokens and notes its use.</summary>
    public async Task<ApiTokenCheck> CheckAsync(string text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ApiTokenText.Read(text) is not { } shown)
            return new(null, null, "unknown");
        await using var context = _database.Context();
        var row = await context
            .ApiTokens.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == shown.Id, cancel);
        if (row is null)
            return new(null, null, "unknown");
        var token = Of(row);
        if (!shown.Is(row.Hash))
            return new(token, null, "wrong");
        var now = _clock.GetUtcNow();
        if (!token.IsOpenAt(now))
            return new(token, null, token.RevokedAt is null ? "expired" : "revoked");
        if (await _users.FindAsync(token.UserId, cancel) is not { ClosedAt: null } user)
            return new(token, null, "closed");
        if (token.UsedAt is null || now - token.UsedAt >= ApiTokenLimits.UseEvery)
            await context
                .ApiTokens.Where(one => one.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now), cancel);
        return new(token, new(user.Name, user.Grants) { Scope = token.Scope }, null);
    }

    // Later grants do not widen it, and grants that are taken away narrow it: this is only so that nobody is misled.
    private static string? Beyond(Person person, Scope scope)
    {
        foreach (var permission in scope.Permissions)
            if (!person.MayAnywhere(permission))
                return $"You may not {permission}, so a token of yours may not either.";
        var sites = person.SitesOf(Permission.View);
        return
            scope.Sites?.FirstOrDefault(site => sites?.Contains(site, StringComparer.Ordinal) == false)
                is { } other
            ? $"You may see nothing of {other}, so a token of yours may not either."
            : null;
    }

    private void Announce(Writing writing, string kind, string person, ApiTokenRow row) =>
        EvidenceWriter.Add(
            writing,
            _clock.GetUtcNow(),
            _actor,
            kind,
            person,
            new
            {
                Token = row.Id,
                row.Name,
                Scope = Json.Read<Scope>(row.Scope),
                row.ExpiresAt,
            }
        );

    private static ApiToken Of(ApiTokenRow row) =>
        new(
            row.Id,
            row.UserId,
            row.Name,
            Json.Read<Scope>(row.Scope),
            row.MadeAt,
            row.ExpiresAt,
            row.UsedAt,
            row.RevokedAt
        );
}
