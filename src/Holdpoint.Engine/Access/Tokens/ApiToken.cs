using Holdpoint.Core.Access;

namespace Holdpoint.Engine.Access.Tokens;

/// <summary>What lets a program act for a person; the secret itself is nowhere.</summary>
/// <param name="Id">Its id, the middle of its text.</param>
/// <param name="UserId">The account that it acts for.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Scope">What it may do of what the person may.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="UsedAt">When it was last used (UTC), to the minute; null for never.</param>
/// <param name="RevokedAt">When it was taken back (UTC); null while it was not.</param>
public sealed record ApiToken(
    string Id,
    string UserId,
    string Name,
    Scope Scope,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>Whether it opens anything at a time.</summary>
    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
