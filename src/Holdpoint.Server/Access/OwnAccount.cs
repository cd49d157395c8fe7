using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>What a person changes of the own account. A change ends every other session.</summary>
internal sealed class OwnAccount(
    UserManager<Account> users,
    SignInManager<Account> manager,
    NewAccounts rules
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
        var result = await users.ChangePasswordAsync(account, old, wanted);
        if (!result.Succeeded)
            return [.. result.Errors.Select(error => error.Description)];
        await manager.RefreshSignInAsync(account);
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
        string code
    )
    {
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
        var recovery = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await manager.RefreshSignInAsync(account);
        return ([.. recovery ?? []], false);
    }

    /// <summary>Asks for no code any more; false where the password is wrong.</summary>
    public async Task<bool> ForgetCodeAsync(Account account, string password)
    {
        if (!await users.CheckPasswordAsync(account, password))
            return false;
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        await manager.RefreshSignInAsync(account);
        return true;
    }

    private static string Grouped(string key) =>
        string.Join(' ', key.Chunk(4).Select(four => new string(four))).ToLowerInvariant();
}
