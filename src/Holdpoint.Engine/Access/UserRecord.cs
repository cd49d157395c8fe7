using Holdpoint.Core.Access;

namespace Holdpoint.Engine.Access;

/// <summary>A person's account. Secrets are in it: it is never written to the evidence, a page or an export.</summary>
public sealed record UserRecord
{
    /// <summary>Its id; never used again for somebody else.</summary>
    public required string Id { get; init; }

    /// <summary>The name to sign in with, and under which deeds are recorded.</summary>
    public required string Name { get; init; }

    /// <summary>What the person may do.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Who the person is to an identity provider; null where the account is this server's own.</summary>
    public ForeignIdentity? Identity { get; init; }

    /// <summary>The password's Argon2id hash with its parameters; null where there is none.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Until when the password lets in (UTC), where somebody else chose it: it has to be changed first. Null for the person's own.</summary>
    public DateTimeOffset? PasswordUntil { get; init; }

    /// <summary>Changes with every change of how the person signs in or of what he or she may do: older sessions end.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>Wrong attempts since the last right one.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Until when nobody can sign in as this person (UTC); null for not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Whether signing in asks for a code besides the password.</summary>
    public bool NeedsCode { get; init; }

    /// <summary>The secret that codes are made from; null where there is none.</summary>
    public string? CodeKey { get; init; }

    /// <summary>A digest of the code that was last good: it is not good a second time.</summary>
    public string? UsedCode { get; init; }

    /// <summary>Codes for the day on which the authenticator is lost, each good for once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init; } = [];

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was closed for good (UTC); null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
