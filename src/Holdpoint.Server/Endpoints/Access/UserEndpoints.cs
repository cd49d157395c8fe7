using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Access;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Access;

/// <summary>Accounts and what each may do; for those who keep the server.</summary>
internal static class UserEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("Access");
        users
            .MapGet("", ListAsync)
            .Demands(Permission.Administer, everywhere: true)
            .WithName("listUsers")
            .WithSummary("All accounts by name.");
        users
            .MapGet("/{id}", GetAsync)
            .Demands(Permission.Administer, everywhere: true)
            .WithName("getUser")
            .WithSummary("An account.");
        users
            .MapPost("", AddAsync)
            .Demands(Permission.Administer, everywhere: true)
            .WithName("addUser")
            .WithSummary("Makes an account.");
        users
            .MapPut("/{id}/grants", GrantAsync)
            .Demands(Permission.Administer, everywhere: true)
            .TakesIfMatch()
            .WithName("setUserGrants")
            .WithSummary(
                "Says what an account may do; its sessions end. With If-Match only where it is as read."
            );
        users
            .MapPost("/{id}/closing", CloseAsync)
            .Demands(Permission.Administer, everywhere: true)
            .WithName("closeUser")
            .WithSummary("Closes an account: its sessions end and its tokens open nothing.");
        users
            .MapPost("/{id}/tokens/{token}/revocation", RevokeAsync)
            .Demands(Permission.Administer, everywhere: true)
            .WithName("revokeUserToken")
            .WithSummary("Takes a token of somebody back at once.");
        users
            .MapGet("/{id}/tokens", TokensAsync)
            .Demands(Permission.Administer, everywhere: true)
            .WithName("listUserTokens")
            .WithSummary("The API tokens of an account.");
        api.MapGet("/roles", () => TypedResults.Ok(RoleBody.All))
            .Demands(Permission.View)
            .WithTags("Access")
            .WithName("listRoles")
            .WithSummary("The roles and what each may do.");
    }

    private static async Task<Ok<Part<UserBody>>> ListAsync(Work work, CancellationToken cancel) =>
        TypedResults.Ok(
            new Part<UserBody>(
                [.. (await work.Programme.Access.UsersAsync(cancel)).Select(UserBody.Of)],
                null
            )
        );

    private static async Task<Results<Ok<UserBody>, Trouble>> GetAsync(
        string id,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.Access.UserAsync(id, cancel) is { } user
            ? TypedResults.Ok(UserBody.Of(user))
            : None(id);

    private static async Task<Results<Created<UserBody>, Trouble>> AddAsync(
        NewUser ask,
        Work work,
        NewAccounts accounts,
        CancellationToken cancel
    )
    {
        if (await WrongAsync(ask.Grants, work, cancel) is { } trouble)
            return trouble;
        var (account, troubles) = await accounts.AddAsync(
            ask.Name,
            ask.Password,
            ask.Grants,
            first: false,
            passwordFor: ServerLimits.GivenPassword,
            cancel
        );
        return account is null
            ? Trouble.Invalid(
                "body",
                string.Join(' ', troubles),
                "No account was made. Change it and send it again."
            )
            : TypedResults.Created(
                $"{ApiPlaces.Base}/users/{account.Record.Id}",
                UserBody.Of(account.Record)
            );
    }

    private static async Task<Results<Ok<UserBody>, Trouble>> GrantAsync(
        string id,
        GrantsAsk ask,
        HttpContext http,
        Work work,
        CancellationToken cancel
    )
    {
        if (!ETags.Expected(http.Request, out var revision))
            return Trouble.Invalid(
                "If-Match",
                "It is no ETag of this account.",
                "Send the ETag of GET /users/{id} as it came, or leave the header out."
            );
        return await WrongAsync(ask.Grants, work, cancel) is { } trouble
            ? trouble
            : await ChangeAsync(
                id,
                revision,
                user => user with { Grants = ask.Grants },
                "user.grants",
                work,
                cancel
            );
    }

    private static Task<Results<Ok<UserBody>, Trouble>> CloseAsync(
        string id,
        Work work,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            id,
            null,
            user => user with { ClosedAt = user.ClosedAt ?? clock.GetUtcNow() },
            "user.close",
            work,
            cancel
        );

    private static async Task<Results<Ok<Part<TokenBody>>, Trouble>> TokensAsync(
        string id,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.Access.UserAsync(id, cancel) is null
            ? None(id)
            : TypedResults.Ok(
                new Part<TokenBody>(
                    [.. (await work.Programme.Access.Tokens.ListAsync(id, cancel)).Select(TokenBody.Of)],
                    null
                )
            );

    private static async Task<Results<NoContent, Trouble>> RevokeAsync(
        string id,
        string token,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.Access.Tokens.RevokeAsync(id, token, cancel)
            ? TypedResults.NoContent()
            : Trouble.None("token", $"There is no token {token} of this account that is not taken back.");

    // Held against the account as it is when it is written, not as it was when it was read.
    private static async Task<Results<Ok<UserBody>, Trouble>> ChangeAsync(
        string id,
        string? revision,
        Func<UserRecord, UserRecord> change,
        string kind,
        Work work,
        CancellationToken cancel
    )
    {
        var isChanged = false;
        var (user, refusal) = await work.Programme.Access.ChangeAsync(
            id,
            before =>
            {
                isChanged = revision is not null && revision != UserBody.Of(before).Revision;
                return isChanged
                    ? before
                    : change(before) with
                    {
                        SecurityStamp = Guid.NewGuid().ToString("N"),
                    };
            },
            kind,
            cancel
        );
        if (refusal is { Code: "user.gone" })
            return None(id);
        if (refusal is not null)
            return Trouble.Refused(refusal.Code, refusal.Text);
        if (isChanged)
            return Trouble.Changed("The account is no longer what was read.");
        // What the account's sessions might is over at once.
        await work.Programme.Access.Sessions.EndAsync(id, only: null, except: null, announce: true, cancel);
        return TypedResults.Ok(UserBody.Of(user!));
    }

    private static async Task<Trouble?> WrongAsync(
        IReadOnlyList<Grant> grants,
        Work work,
        CancellationToken cancel
    )
    {
        if (grants.Count > ApiLimits.Many || grants.Any(grant => grant is null))
            return Trouble.Invalid(
                "body $.grants",
                $"At most {ApiLimits.Many} roles, none of them null.",
                "Nothing was changed."
            );
        var sites = (await work.Programme.WorklistWordsAsync(cancel)).Sites;
        return
            grants.FirstOrDefault(grant =>
                grant.Site is { } site && !sites.Contains(site, StringComparer.Ordinal)
            )
                is { } wrong
            ? Trouble.Invalid(
                "body $.grants",
                $"There is no site {(wrong.Site!.Length <= 60 ? wrong.Site : wrong.Site[..60] + "…")}.",
                "Name one that is there, or null for all."
            )
            : null;
    }

    private static Trouble None(string id) => Trouble.None("id", $"There is no account {id}.");
}

/// <summary>An account, without its secrets.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">Names what is kept of it; the first part of the ETag.</param>
/// <param name="Name">The name to sign in with.</param>
/// <param name="Grants">Roles at sites; a null site means all.</param>
/// <param name="NeedsCode">Whether signing in asks for a code.</param>
/// <param name="LockedUntil">Until when nobody can sign in as this person (UTC).</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="ClosedAt">When it was closed (UTC).</param>
internal sealed record UserBody(
    string Id,
    string Revision,
    string Name,
    IReadOnlyList<Grant> Grants,
    bool NeedsCode,
    DateTimeOffset? LockedUntil,
    DateTimeOffset MadeAt,
    DateTimeOffset? ClosedAt
) : IRevised
{
    private const int RevisionLength = 16;

    /// <summary>An account.</summary>
    public static UserBody Of(UserRecord user) =>
        new(
            user.Id,
            // The stamp changes with everything that counts; of itself it opens nothing, but need not be told.
            Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes($"{user.SecurityStamp} {JsonSerializer.Serialize(user.Grants)}")
                )
            )[..RevisionLength],
            user.Name,
            user.Grants,
            user.NeedsCode,
            user.LockedUntil,
            user.MadeAt,
            user.ClosedAt
        );
}

/// <summary>A new account.</summary>
/// <param name="Name">The name to sign in with.</param>
/// <param name="Password">The first password.</param>
/// <param name="Grants">Roles at sites; a null site means all.</param>
internal sealed record NewUser(
    string Name,
    [property: Description("At least 12 characters.")] string Password,
    IReadOnlyList<Grant> Grants
);

/// <summary>What an account may do.</summary>
/// <param name="Grants">Roles at sites; a null site means all.</param>
internal sealed record GrantsAsk(IReadOnlyList<Grant> Grants);

/// <summary>A role.</summary>
/// <param name="Role">Which.</param>
/// <param name="Permissions">What it may do.</param>
internal sealed record RoleBody(Role Role, IReadOnlyList<Permission> Permissions)
{
    /// <summary>All.</summary>
    public static Part<RoleBody> All { get; } =
        new(
            [
                .. Enum.GetValues<Role>()
                    .Select(role => new RoleBody(role, [.. RolePermissions.Of(role).Order()])),
            ],
            null
        );
}
