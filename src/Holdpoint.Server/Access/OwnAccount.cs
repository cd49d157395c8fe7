using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>What a person changes of the own account. A change ends every other session.</summary>
internal sealed class OwnAccount(
    UserManager<Account> users,
    SignInManager<Account> manager,
    NewAccounts rules,
    Work work,
    IHttpContextAccessor http
)
{
    private const int RecoveryCodes = 10;

    /// <summary>The account of a session; null where the person came in without one.</summary>
    public async Task<Account?> OfAsync(ClaimsPrincipal who) => await users.GetUserAsync(who);

    /// <summary>Changes the password; gives what stands against it.</summary>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(Account account, string old, string wanted)
    {
        var troubles = await rules.TroublesAsync(account, wanted);
        if (troubles.Count > 0)
            return troubles;
        if (!await IsAsync(account, old))
            return ["The present password is not right, or the account is locked."];
        // From here on it is the person's own.
        account.Record = account.Record with
        {
            PasswordUntil = null,
        };
        var result = await users.ChangePasswordAsync(account, old, wanted);
        if (!result.Succeeded)
            return [.. result.Errors.Select(error => error.Description)];
        await AloneAsync(account);
        return [];
    }

    /// <summary>The secret to be typed into an authenticator; made where there is none.</summary>
    public async Task<string> CodeKeyAsync(Account account)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { Length: > 0 } known)
            return Grouped(known);
        await users.ResetAuthenticatorKeyAsync(account);
        await manager.RefreshSignInAsync(account);
        return Grouped(await users.GetAuthenticatorKeyAsync(account) ?? "");
    }

    /// <summary>Asks for codes from now on, once a right one was given; gives the recovery codes, which are shown this once.</summary>
    public async Task<(IReadOnlyList<string> Recovery, bool Wrong)> NeedCodeAsync(
        Account account,
        string password,
        string code
    )
    {
        if (!await IsAsync(account, password))
            return ([], true);
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        if (
            !await users.VerifyTwoFactorTokenAsync(
                account,
                users.Options.Tokens.AuthenticatorTokenProvider,
                plain
            )
        )
            return ([], true);
        await users.SetTwoFactorEnabledAsync(account, true);
        if (http.HttpContext is { } context)
            await SessionCookies.CompleteAsync(context);
        var recovery = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await AloneAsync(account);
        return ([.. recovery ?? []], false);
    }

    /// <summary>The person showed a second step just now: the session needs no further one.</summary>
    public async Task CompleteAsync(Account account)
    {
        if (http.HttpContext is { } context)
            await SessionCookies.CompleteAsync(context);
        await manager.RefreshSignInAsync(account);
    }

    /// <summary>Asks for no code any more; false where the password is wrong.</summary>
    public async Task<bool> ForgetCodeAsync(Account account, string password)
    {
        if (!await IsAsync(account, password))
            return false;
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        await AloneAsync(account);
        return true;
    }

    /// <summary>Ends sessions of the account, one or all but this one; false where the password is wrong.</summary>
    public async Task<bool> EndSessionsAsync(Account account, string? only, string password)
    {
        // Who comes in by a provider has no password to give.
        if (account.Record.PasswordHash is not null && !await IsAsync(account, password))
            return false;
        await EndAsync(account, only);
        return true;
    }

    // Wrong ones count here too: who found an open browser does not get to try them all.
    private async Task<bool> IsAsync(Account account, string password) =>
        (await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded;

    // This session goes on, every other one has ended.
    private async Task AloneAsync(Account account)
    {
        await manager.RefreshSignInAsync(account);
        await EndAsync(account, only: null);
    }

    private async Task EndAsync(Account account, string? only) =>
        await work.Programme.Access.Sessions.EndAsync(
            account.Record.Id,
            only,
            except: http.HttpContext is { } context ? await SessionCookies.IdOfAsync(context) : null,
            announce: true,
            CancellationToken.None
        );

    private static string Grouped(string key) =>
        string.Join(' ', key.Chunk(4).Select(four => new string(four))).ToLowerInvariant();
}
