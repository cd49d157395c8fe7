using Holdpoint.Csaf.Provider.Signatures;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>A source's key as a person has to judge it.</summary>
/// <param name="Record">What is kept of it.</param>
/// <param name="UserIds">Names the key carries; text of whoever made it. Empty while only the fingerprint is known.</param>
/// <param name="CreatedAt">When it was made; null while only the fingerprint is known.</param>
/// <param name="ExpiresAt">When it expires; null for never or unknown.</param>
/// <param name="Beside">Fingerprints of the keys of the same provider that verify already.</param>
public sealed record PinnedKeyView(
    KeyRecord Record,
    IReadOnlyList<string> UserIds,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string> Beside
)
{
    /// <summary>The keys of a store, those that wait for a person first.</summary>
    public static IReadOnlyList<PinnedKeyView> Of(SyncState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state
                .Keys.OrderBy(key => key.State == KeyState.Pending ? 0 : 1)
                .ThenBy(key => key.Scope, StringComparer.Ordinal)
                .ThenBy(key => key.FirstSeen)
                .Select(key => One(key, state)),
        ];
    }

    private static PinnedKeyView One(KeyRecord record, SyncState state)
    {
        var key = record.Encoded is null
            ? null
            : OpenPgpKeyReader
                .Parse(record.Encoded, record.Fingerprint, new())
                .Value?.FirstOrDefault(one => one.Fingerprint == record.Fingerprint);
        var beside = state
            .Keys.Where(other =>
                other.Scope == record.Scope
                && other.State == KeyState.Trusted
                && other.Fingerprint != record.Fingerprint
            )
            .Select(other => other.Fingerprint);
        return new(record, key?.UserIds ?? [], key?.CreatedAt, key?.ExpiresAt, [.. beside]);
    }
}
