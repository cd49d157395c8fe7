using System.Text.Json;
using Holdpoint.Engine;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>The door: each who comes in, leaves or is turned away is in the evidence.</summary>
internal sealed class SignIn(
    Programme programme,
    SignInManager<Account> manager,
    IPasswordHasher<Account> hasher
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
            await DenyAsync(name, "unknown");
            return SignInResult.Failed;
        }
        var result = await manager.PasswordSignInAsync(
            account,
            password,
            isPersistent: false,
            lockoutOnFailure: true
        );
        await RecordAsync(account.Record.Name, result);
        return result;
    }

    /// <summary>The second step: the code of the authenticator, or a recovery code.</summary>
    public async Task<SignInResult> CodeAsync(string code)
    {
        var account = await manager.GetTwoFactorAuthenticationUserAsync();
        if (account is null)
            return SignInResult.Failed;
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var result =
            plain.Length == 6
                ? await manager.TwoFactorAuthenticatorSignInAsync(
                    plain,
                    isPersistent: false,
                    rememberClient: false
                )
                : await manager.TwoFactorRecoveryCodeSignInAsync(plain);
        await RecordAsync(account.Record.Name, result);
        return result;
    }

    /// <summary>Lets somebody in who was recognised otherwise.</summary>
    public async Task EnterAsync(Account account)
    {
        await manager.SignInAsync(account, isPersistent: false);
        await RecordAsync(account.Record.Name, SignInResult.Success);
    }

    /// <summary>Takes the session away.</summary>
    public async Task LeaveAsync(string name)
    {
        await manager.SignOutAsync();
        await programme.Access.RecordAsync("access.sign-out", name, "{}", CancellationToken.None);
    }

    private Task RecordAsync(string name, SignInResult result) =>
        result.Succeeded ? programme.Access.RecordAsync("access.sign-in", name, "{}", CancellationToken.None)
        : result.RequiresTwoFactor ? Task.CompletedTask
        : DenyAsync(name, result.IsLockedOut ? "locked" : "wrong");

    private Task DenyAsync(string name, string why) =>
        programme.Access.RecordAsync(
            "access.denied",
            name,
            JsonSerializer.Serialize(new { tried = "sign-in", why }),
            CancellationToken.None
        );
}
