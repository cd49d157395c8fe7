using System.Buffers.Text;
using Holdpoint.Engine;
using Holdpoint.Engine.Access;
using Holdpoint.Engine.Access.Passkeys;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>Gives the identity framework the accounts that the programme keeps.</summary>
internal sealed class AccountStore(Programme programme, CurrentPerson person)
    : IUserPasswordStore<Account>,
        IUserLockoutStore<Account>,
        IUserTwoFactorStore<Account>,
        IUserAuthenticatorKeyStore<Account>,
        IUserTwoFactorRecoveryCodeStore<Account>,
        IUserSecurityStampStore<Account>,
        IUserPasskeyStore<Account>
{
    private AccessDesk Desk => programme.As(person.Who.Name.Length > 0 ? person.Who.Name : "sign-in").Access;

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Open(await Desk.UserAsync(userId, cancellationToken));

    public async Task<Account?> FindByNameAsync(
        string normalizedUserName,
        CancellationToken cancellationToken
    ) => Open(await Desk.UserNamedAsync(normalizedUserName, cancellationToken));

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        Result(await Desk.AddAsync(user.Record, first: false, cancellationToken));

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var before = await Desk.UserAsync(user.Record.Id, cancellationToken);
        // Counting attempts is no event of its own; a lock, another secret or another stamp is.
        var kind =
            before is null || before.SecurityStamp != user.Record.SecurityStamp ? "user.change"
            : before.LockedUntil != user.Record.LockedUntil ? "user.lock"
            : null;
        var (_, refusal) = await Desk.ChangeAsync(
            user.Record.Id,
            now => Merged(now, user),
            kind,
            cancellationToken
        );
        return Result(refusal);
    }

    // What somebody else changed meanwhile stays: roles are not the framework's, and of two wrong attempts at once both count.
    private static UserRecord Merged(UserRecord now, Account user) =>
        user.Record with
        {
            Grants = now.Grants,
            ClosedAt = now.ClosedAt,
            UsedCode = now.UsedCode,
            FailedAttempts =
                user.Record.FailedAttempts > user.Read.FailedAttempts
                    ? now.FailedAttempts + 1
                    : user.Record.FailedAttempts,
        };

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are closed, not deleted: what they did stays theirs.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Record.Name);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        Set(user, user.Record with { Name = userName ?? "" });

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Record.Name);

    // The programme folds names itself.
    public Task SetNormalizedUserNameAsync(
        Account user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public Task SetPasswordHashAsync(
        Account user,
        string? passwordHash,
        CancellationToken cancellationToken
    ) => Set(user, user.Record with { PasswordHash = passwordHash });

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.LockedUntil);

    public Task SetLockoutEndDateAsync(
        Account user,
        DateTimeOffset? lockoutEnd,
        CancellationToken cancellationToken
    ) => Set(user, user.Record with { LockedUntil = lockoutEnd });

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.Record = user.Record with { FailedAttempts = user.Record.FailedAttempts + 1 };
        return Task.FromResult(user.Record.FailedAttempts);
    }

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Set(user, user.Record with { FailedAttempts = 0 });

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.FailedAttempts);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) =>
        Set(user, user.Record with { NeedsCode = enabled });

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.NeedsCode);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        Set(user, user.Record with { CodeKey = key });

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.CodeKey);

    public Task ReplaceCodesAsync(
        Account user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    ) => Set(user, user.Record with { RecoveryCodes = [.. recoveryCodes.Select(Hashed)] });

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var hash = Hashed(code);
        if (!user.Record.RecoveryCodes.Contains(hash, StringComparer.Ordinal))
            return Task.FromResult(false);
        user.Record = user.Record with
        {
            RecoveryCodes = [.. user.Record.RecoveryCodes.Where(one => one != hash)],
        };
        return Task.FromResult(true);
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Record.RecoveryCodes.Count);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) =>
        Set(user, user.Record with { SecurityStamp = stamp });

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Record.SecurityStamp);

    // They come and go with a name and an entry in the evidence, which the framework does not know of.
    public Task AddOrUpdatePasskeyAsync(
        Account user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("Passkeys are added through Passkeys.");

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Passkeys are removed through Passkeys.");

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        Account user,
        CancellationToken cancellationToken
    ) => [.. (await Desk.Passkeys.OfAsync(user.Record.Id, cancellationToken)).Select(Info)];

    public async Task<Account?> FindByPasskeyIdAsync(
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await Desk.Passkeys.FindAsync(Base64Url.EncodeToString(credentialId), cancellationToken) is { } found
            ? Open(await Desk.UserAsync(found.UserId, cancellationToken))
            : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await Desk.Passkeys.FindAsync(Base64Url.EncodeToString(credentialId), cancellationToken) is { } found
        && found.UserId == user.Record.Id
            ? Info(found)
            : null;

    public void Dispose() { }

    // What the device said when it was made is looked at then, and not kept.
    private static UserPasskeyInfo Info(PasskeyRecord record) =>
        new(
            Base64Url.DecodeFromChars(record.Id),
            record.PublicKey,
            record.AddedAt,
            (uint)record.SignCount,
            [.. record.Transports],
            isUserVerified: true,
            record.IsBackupEligible,
            record.IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = record.Name,
        };

    // A closed account is not there for anybody who wants to come in.
    private static Account? Open(UserRecord? record) => record is { ClosedAt: null } ? new(record) : null;

    private static Task Set(Account user, UserRecord record)
    {
        user.Record = record;
        return Task.CompletedTask;
    }

    private static IdentityResult Result(UserRefusal? refusal) =>
        refusal is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Text });

    // Recovery codes are long and random: a plain digest of them cannot be turned back.
    private static string Hashed(string code) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code))
        );
}
