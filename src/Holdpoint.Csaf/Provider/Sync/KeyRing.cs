using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Metadata;
using Holdpoint.Csaf.Provider.Signatures;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>
/// The keys that may vouch for one provider's documents. The fingerprints named at first use are pinned; one that appears
/// later waits for a person, one that is no longer named verifies nothing new, a revocation is never forgotten.
/// </summary>
internal sealed class KeyRing
{
    private readonly List<OpenPgpKey> trusted = [];
    private readonly Dictionary<long, string> waiting = [];

    /// <summary>Keys that verify.</summary>
    public IReadOnlyList<OpenPgpKey> Trusted => trusted;

    /// <summary>True when a key is named but none could be had this time, so that nothing can be judged.</summary>
    public bool IsUnavailable { get; private set; }

    /// <summary>True when any key is known, be it only waiting.</summary>
    public bool KnowsAny => trusted.Count > 0 || waiting.Count > 0;

    /// <summary>Why a key id is known but does not verify; null when it is not known at all.</summary>
    public string? WhyWaiting(string? keyId) =>
        keyId is { Length: 16 }
        && long.TryParse(keyId, System.Globalization.NumberStyles.HexNumber, null, out var id)
        && waiting.TryGetValue(id, out var why)
            ? why
            : null;

    public static async Task<KeyRing> LoadAsync(
        ProviderEndpoint provider,
        IReadOnlyCollection<KeyRecord> pinned,
        ISourceTransport transport,
        ISyncStore store,
        SyncOptions options,
        DateTimeOffset now,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        var ring = new KeyRing();
        ring.trusted.AddRange(options.TrustedKeys);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in provider.Metadata.Keys)
        {
            var place = reference.Address.ToString();
            var fetched = await transport.FetchAsync(
                new(reference.Address, ProviderLimits.KeyBytes),
                cancellation
            );
            var offered =
                fetched.Outcome == FetchOutcome.Ok ? Pick(fetched.Body, reference, options, problems) : null;
            if (fetched.Outcome != FetchOutcome.Ok)
                problems.Add("key-unread", place, $"{fetched.Outcome}: {fetched.Detail}");
            if (
                (reference.Fingerprint ?? offered?.Fingerprint) is not { } fingerprint
                || !named.Add(fingerprint)
            )
                continue;
            var before = pinned.FirstOrDefault(k => k.Fingerprint == fingerprint);
            var record = new KeyRecord
            {
                Scope = provider.Scope,
                Fingerprint = fingerprint,
                State = before?.State ?? (pinned.Count == 0 ? KeyState.Trusted : KeyState.Pending),
                Encoded = offered?.Encoded ?? before?.Encoded,
                Revoked = before?.Revoked == true || offered?.IsRevoked == true,
                Address = place,
                FirstSeen = before?.FirstSeen ?? now,
            };
            if (before is null || Differs(before, record))
                await store.RecordAsync(record, cancellation);
            ring.Take(record, offered, options, problems);
        }
        // A folder without metadata names no keys: what was pinned before, or is given by the caller, then decides.
        foreach (var record in pinned.Where(k => !named.Contains(k.Fingerprint)))
        {
            if (!provider.HasMetadata)
                ring.Take(record, null, options, problems);
            else if (record.State == KeyState.Trusted)
                ring.Wait(record, options, "The provider no longer names this key as his.");
        }
        ring.IsUnavailable = ring.trusted.Count == 0 && named.Count > 0 && ring.waiting.Count == 0;
        return ring;
    }

    private void Take(KeyRecord record, OpenPgpKey? offered, SyncOptions options, ProblemList problems)
    {
        if (record.State != KeyState.Trusted)
        {
            var why =
                record.State == KeyState.Pending
                    ? "The provider names this key only since a later check; a person must approve it."
                    : "A person rejected this key.";
            if (record.State == KeyState.Pending)
                problems.Add("key-changed", record.Address, $"New key {record.Fingerprint}: {why}");
            Wait(record, options, why);
            return;
        }
        var key = offered ?? Decode(record, options);
        if (key is null)
            return;
        trusted.Add(record.Revoked && !key.IsRevoked ? key.AsRevoked() : key);
    }

    private void Wait(KeyRecord record, SyncOptions options, string why)
    {
        foreach (var id in Decode(record, options)?.SigningKeys.Keys ?? [])
            waiting.TryAdd(id, $"{record.Fingerprint}: {why}");
    }

    private static OpenPgpKey? Decode(KeyRecord record, SyncOptions options) =>
        record.Encoded is null
            ? null
            : OpenPgpKeyReader
                .Parse(record.Encoded, record.Fingerprint, options.Policy)
                .Value?.FirstOrDefault(key => key.Fingerprint == record.Fingerprint);

    // The key of the file that has the fingerprint the metadata tells; without one, the only key of the file.
    private static OpenPgpKey? Pick(
        byte[] bytes,
        KeyReference reference,
        SyncOptions options,
        ProblemList problems
    )
    {
        var place = reference.Address.ToString();
        var read = OpenPgpKeyReader.Parse(bytes, place, options.Policy);
        problems.AddRange(read.Problems);
        var keys = read.Value ?? [];
        if (reference.Fingerprint is { } fingerprint)
        {
            var found = keys.FirstOrDefault(key => key.Fingerprint == fingerprint);
            if (found is null && keys.Count > 0)
                problems.Add(
                    "key-mismatch",
                    place,
                    $"Not the key {fingerprint} but {keys[0].Fingerprint}; not used."
                );
            return found;
        }
        if (keys.Count > 1)
            problems.Add("key-ambiguous", place, "Several keys and no fingerprint; not used.");
        return keys.Count == 1 ? keys[0] : null;
    }

    private static bool Differs(KeyRecord before, KeyRecord now) =>
        before.State != now.State
        || before.Revoked != now.Revoked
        || before.Address != now.Address
        || !(before.Encoded ?? []).AsSpan().SequenceEqual(now.Encoded ?? []);
}
