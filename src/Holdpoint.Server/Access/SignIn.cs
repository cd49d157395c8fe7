using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdpoint.Engine;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>The door: each who comes in, leaves or is turned away is in the evidence.</summary>
internal sealed class SignIn(
    Programme programme,
    SignInManager<Account> manager,
    IHttpContextAccessor http,
    IPasswordHasher<Account> hasher,
    ServerSettings settings,
    TimeProvider clock
)
{
    // A name that nobody has costs as much time as one that somebody has.
    private static readonly Account Nobody = new(
        new()
        {
            Id = "",
            Name = "",
            SecurityStamp = "",
            MadeAt = default,
        }
    );

    /// <summary>Holds a name and password against the accounts.</summary>
    public async Task<SignInResult> TryAsync(string name, string password)
    {
        var account = await manager.UserManager.FindByNameAsync(name);
        if (account is null)
        {
            hasher.HashPassword(Nobody, password);
            await DenyAsync(name, "unknown", "password");
            return SignInResult.Failed;
        }
        if (!settings.Identities.LetsInLocally(account.Record.Name))
        {
            hasher.HashPassword(Nobody, password);
            await DenyAsync(account.Record.Name, "comes in by the provider only", "password");
            return SignInResult.Failed;
        }
        if (account.Record.PasswordUntil <= clock.GetUtcNow())
        {
            hasher.HashPassword(Nobody, password);
            await DenyAsync(account.Record.Name, "the given password was not changed in time", "password");
            return SignInResult.Failed;
        }
        if (await LacksPasskeyAsync(account))
        {
            var check = await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
            await DenyAsync(
                account.Record.Name,
                check.Succeeded ? "a second step is demanded, and it is a passkey" : "wrong",
                "password"
            );
            return check.Succeeded ? SignInResult.NotAllowed : check;
        }
        var result = await manager.PasswordSignInAsync(
            account,
            password,
            isPersistent: false,
            lockoutOnFailure: true
        );
        await RecordAsync(account.Record.Name, result, "password");
        return result;
    }

    // Who has a passkey and no code shows the passkey: a password alone must not be enough to set up another second step.
    private async Task<bool> LacksPasskeyAsync(Account account) =>
        !account.Record.NeedsCode
        && settings.Identities.Demands(new(account.Record.Name, account.Record.Grants))
        && (await programme.Access.Passkeys.OfAsync(account.Record.Id, CancellationToken.None)).Count > 0;

    /// <summary>The second step: the code of the authenticator, or a recovery code.</summary>
    public async Task<SignInResult> CodeAsync(string code)
    {
        var account = await manager.GetTwoFactorAuthenticationUserAsync();
        if (account is null)
            return SignInResult.Failed;
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var isCode = plain.Length == 6;
        var result =
            isCode && !await IsFreshAsync(account, plain) ? SignInResult.Failed
            : isCode
                ? await manager.TwoFactorAuthenticatorSignInAsync(
                    plain,
                    isPersistent: false,
                    rememberClient: false
                )
            : await manager.TwoFactorRecoveryCodeSignInAsync(plain);
        await RecordAsync(account.Record.Name, result, isCode ? "code" : "recovery-code");
        return result;
    }

    /// <summary>Lets somebody in who was recognised otherwise; <paramref name="isWhole"/> where that is as good as two steps.</summary>
    public async Task EnterAsync(Account account, string with, bool isWhole)
    {
        await manager.SignInAsync(account, isWhole ? SessionCookies.Whole : new AuthenticationProperties());
        await RecordAsync(account.Record.Name, SignInResult.Success, with);
    }

    /// <summary>Takes the session away.</summary>
    public async Task LeaveAsync(string name)
    {
        if (http.HttpContext is { } context)
            await SessionCookies.EndAsync(context);
        await manager.SignOutAsync();
        await programme.Access.RecordAsync("access.sign-out", name, "{}", CancellationToken.None);
    }

    /// <summary>Records that somebody was not let in.</summary>
    public Task DenyAsync(string name, string why, string with) =>
        programme.Access.RecordAsync(
            "access.denied",
            name,
            JsonSerializer.Serialize(
                new
                {
                    tried = "sign-in",
                    why,
                    with,
                    from = From,
                }
            ),
            CancellationToken.None
        );

    private string? From => http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    // A code is good once: who read it over a shoulder or on the wire comes too late.
    private async Task<bool> IsFreshAsync(Account account, string code)
    {
        if (
            !await manager.UserManager.VerifyTwoFactorTokenAsync(
                account,
                manager.UserManager.Options.Tokens.AuthenticatorTokenProvider,
                code
            )
        )
            // The framework says no itself, and counts it.
            return true;
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(account.Record.CodeKey + code))
        );
        var fresh = false;
        await programme
            .As(account.Record.Name)
            .Access.ChangeAsync(
                account.Record.Id,
                now =>
                {
                    fresh = now.UsedCode != digest;
                    return now with { UsedCode = digest };
                },
                null,
                CancellationToken.None
            );
        return fresh;
    }

    private Task RecordAsync(string name, SignInResult result, string with) =>
        result.Succeeded
            ? programme.Access.RecordAsync(
                "access.sign-in",
                name,
                JsonSerializer.Serialize(new { with, from = From }),
                CancellationToken.None
            )
        : result.RequiresTwoFactor ? Task.CompletedTask
        : DenyAsync(name, result.IsLockedOut ? "locked" : "wrong", with);
}
