using Holdpoint.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace Holdpoint.Server.Access.Passwords;

/// <summary>
/// What is asked of a password besides its length (NIST SP 800-63B, OWASP ASVS 6.2): nothing of its signs, but that nobody
/// guesses it early.
/// </summary>
internal sealed class PasswordRules(BreachedPasswords? breached = null) : IPasswordValidator<Account>
{
    private const int ShortestNameThatCounts = 3;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var troubles = TroublesOf(user.Record.Name, password ?? "")
            .Select(text => new IdentityError { Code = "password", Description = text })
            .ToArray();
        return Task.FromResult(
            troubles.Length == 0 ? IdentityResult.Success : IdentityResult.Failed(troubles)
        );
    }

    /// <summary>What stands against somebody's password, in words.</summary>
    internal IEnumerable<string> TroublesOf(string name, string password)
    {
        if (
            name.Length >= ShortestNameThatCounts
            && password.Contains(name, StringComparison.OrdinalIgnoreCase)
        )
            yield return "The password holds the name.";
        // What somebody who guesses tries first here (ASVS 6.2.11).
        if (password.Contains("holdpoint", StringComparison.OrdinalIgnoreCase))
            yield return "The password holds the word holdpoint.";
        if (
            PasswordGuesses.IsRepeated(password, ServerLimits.ShortestPassword)
            || PasswordGuesses.IsRun(password)
        )
            yield return "The password is one short piece again and again, or a run such as abc or 123.";
        if (CommonPasswords.HasOneOf(PasswordGuesses.WordsOf(password)))
            yield return "The password is one that many people use, or one of those with figures around it. Several words that have nothing to do with each other are better.";
        if (breached?.Has(password) == true)
            yield return "The password was stolen somewhere else and is in lists that are tried.";
    }
}
