using System.Buffers.Text;
using System.Text.Json;
using Holdpoint.Engine;
using Holdpoint.Engine.Access.Passkeys;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>Keys on people's devices: added, removed, and used to come in.</summary>
internal sealed class Passkeys(
    Programme programme,
    Work work,
    SignInManager<Account> manager,
    SignIn door,
    ServerSettings settings,
    TimeProvider clock
)
{
    /// <summary>What a browser needs to have a new passkey made; null where the password is wrong.</summary>
    public async Task<string?> AskNewAsync(Account account, string password) =>
        (await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded
            ? await manager.MakePasskeyCreationOptionsAsync(
                new()
                {
                    Id = account.Record.Id,
                    Name = account.Record.Name,
                    DisplayName = account.Record.Name,
                }
            )
            : null;

    /// <summary>Adds what the browser's device made; gives what stands against it, in words.</summary>
    public async Task<string?> AddAsync(string user, string name, string credential, CancellationToken cancel)
    {
        var made = await MadeAsync(credential);
        if (made is not { Succeeded: true, Passkey: { } passkey } || made.UserEntity?.Id != user)
            return made?.Failure?.Message ?? "No passkey was asked for, or too long ago.";
        var refusal = await work.Programme.Access.Passkeys.AddAsync(
            new()
            {
                Id = Base64Url.EncodeToString(passkey.CredentialId),
                UserId = user,
                Name = name.Trim(),
                PublicKey = passkey.PublicKey,
                AddedAt = clock.GetUtcNow(),
                SignCount = passkey.SignCount,
                Transports = passkey.Transports ?? [],
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
            },
            cancel
        );
        return refusal?.Text;
    }

    /// <summary>Removes one of an account.</summary>
    public Task<bool> RemoveAsync(string user, string id, CancellationToken cancel) =>
        work.Programme.Access.Passkeys.RemoveAsync(user, id, cancel);

    /// <summary>An account's passkeys.</summary>
    public Task<IReadOnlyList<PasskeyRecord>> OfAsync(string user, CancellationToken cancel) =>
        programme.Access.Passkeys.OfAsync(user, cancel);

    /// <summary>What a browser needs to let a device answer; of one person where the password was given already.</summary>
    public async Task<string> AskAsync() =>
        await manager.MakePasskeyRequestOptionsAsync(await manager.GetTwoFactorAuthenticationUserAsync());

    /// <summary>
    /// Lets the person in whose device answered. The device asked the person itself (user verification), so that this is both
    /// steps at once.
    /// </summary>
    public async Task<SignInResult> EnterAsync(string credential, CancellationToken cancel)
    {
        var id = IdOf(credential);
        var kept = id is null ? null : await programme.Access.Passkeys.FindAsync(id, cancel);
        var owner = kept is null ? null : await programme.Access.UserAsync(kept.UserId, cancel);
        var answer = await AnswerAsync(credential);
        if (answer is not { Succeeded: true, User: { } account, Passkey: { } used } || id is null)
            return await RefuseAsync(owner?.Name, answer?.Failure?.Message ?? "no sign-in was asked for");
        if (!settings.Identities.LetsInLocally(account.Record.Name))
            return await RefuseAsync(account.Record.Name, "comes in by the provider only");
        // Wrong passwords lock the password: whoever knows a name must not be able to keep the person out.
        // The framework looked at the count before; two answers at once are told apart only here.
        if (!await programme.Access.Passkeys.UseAsync(id, used.SignCount, used.IsBackedUp, cancel))
            return await RefuseAsync(account.Record.Name, "the count of the passkey went back");
        await door.EnterAsync(account, "passkey", isWhole: true);
        return SignInResult.Success;
    }

    private async Task<SignInResult> RefuseAsync(string? name, string why)
    {
        const int Most = 200;
        await door.DenyAsync(name ?? "", why.Length <= Most ? why : why[..Most], "passkey");
        return SignInResult.Failed;
    }

    // Without a question of ours before, the framework throws: whoever sends such a thing gets a plain no.
    private async Task<PasskeyAttestationResult?> MadeAsync(string credential)
    {
        try
        {
            return await manager.PerformPasskeyAttestationAsync(credential);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<PasskeyAssertionResult<Account>?> AnswerAsync(string credential)
    {
        try
        {
            return await manager.PerformPasskeyAssertionAsync(credential);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string? IdOf(string credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
