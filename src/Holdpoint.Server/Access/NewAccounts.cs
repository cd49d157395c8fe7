using Holdpoint.Core.Access;
using Holdpoint.Engine;
using Holdpoint.Engine.Access;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access;

/// <summary>Makes accounts whose passwords hold what is asked of passwords.</summary>
internal sealed class NewAccounts(
    Programme programme,
    CurrentPerson person,
    UserManager<Account> users,
    TimeProvider clock
)
{
    /// <summary>
    /// The account, or what stands against it in words. With <paramref name="passwordFor"/>, the password is somebody else's
    /// word: it is good that long, and to choose another one only.
    /// </summary>
    public async Task<(Account? Account, IReadOnlyList<string> Troubles)> AddAsync(
        string name,
        string password,
        IReadOnlyList<Grant> grants,
        bool first,
        TimeSpan? passwordFor,
        CancellationToken cancel
    )
    {
        var account = new Account(
            new UserRecord
            {
                Id = Guid.NewGuid().ToString("N"),
                Name = name.Trim(),
                Grants = grants,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                MadeAt = clock.GetUtcNow(),
                PasswordUntil = clock.GetUtcNow() + passwordFor,
            }
        );
        var troubles = await TroublesAsync(account, password);
        if (troubles.Count > 0)
            return (null, troubles);
        account.Record = account.Record with
        {
            PasswordHash = users.PasswordHasher.HashPassword(account, password),
        };
        // The first one makes himself.
        var by = first ? account.Record.Name : person.Who.Name;
        var refusal = await programme.As(by).Access.AddAsync(account.Record, first, cancel);
        return refusal is null ? (account, []) : (null, [refusal.Text]);
    }

    /// <summary>What stands against a password, in words.</summary>
    public async Task<List<string>> TroublesAsync(Account account, string password)
    {
        var troubles = new List<string>();
        foreach (var rule in users.PasswordValidators)
            troubles.AddRange(
                (await rule.ValidateAsync(users, account, password)).Errors.Select(error => error.Description)
            );
        return troubles;
    }
}
