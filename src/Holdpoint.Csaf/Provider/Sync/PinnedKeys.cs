namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What a person decides about a source's keys. Documents held for a key are taken up by the next check with <see cref="SyncOptions.RetryHeld"/>.</summary>
public static class PinnedKeys
{
    /// <summary>The keys that wait for a person.</summary>
    public static async Task<IReadOnlyList<KeyRecord>> WaitingAsync(
        ISyncStore store,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        var state = await store.LoadAsync(cancellation);
        return [.. state.Keys.Where(key => key.State == KeyState.Pending)];
    }

    /// <summary>Approves or rejects the key with this fingerprint; false when the store knows none.</summary>
    public static async Task<bool> DecideAsync(
        ISyncStore store,
        string fingerprint,
        bool approve,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(fingerprint);
        var state = await store.LoadAsync(cancellation);
        var bare = fingerprint.Replace(" ", "", StringComparison.Ordinal);
        var keys = state
            .Keys.Where(key => key.Fingerprint.Equals(bare, StringComparison.OrdinalIgnoreCase))
            .ToList();
        foreach (var key in keys)
            await store.RecordAsync(
                key with
                {
                    State = approve ? KeyState.Trusted : KeyState.Rejected,
                },
                cancellation
            );
        return keys.Count > 0;
    }
}
