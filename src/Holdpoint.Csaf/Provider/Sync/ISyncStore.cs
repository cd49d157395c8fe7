namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>
/// Where accepted documents and the state of a source are kept. Every write either happened and is found after a crash, or did
/// not happen. Calls may come from several tasks at once.
/// </summary>
public interface ISyncStore
{
    /// <summary>All that is known.</summary>
    ValueTask<SyncState> LoadAsync(CancellationToken cancellation);

    /// <summary>Puts a checked revision in force: bytes and record together, or neither.</summary>
    ValueTask AcceptAsync(AcceptedDocument document, CancellationToken cancellation);

    /// <summary>Records what changed about a document other than its bytes: a hold, a withdrawal, another listing time.</summary>
    ValueTask RecordAsync(DocumentRecord record, CancellationToken cancellation);

    /// <summary>Records a key.</summary>
    ValueTask RecordAsync(KeyRecord key, CancellationToken cancellation);

    /// <summary>Records a provider.</summary>
    ValueTask RecordAsync(ProviderRecord provider, CancellationToken cancellation);

    /// <summary>The bytes in force; null when there are none.</summary>
    ValueTask<byte[]?> ReadAsync(DocumentRecord record, CancellationToken cancellation);

    /// <summary>A resource kept earlier; null when there is none or it is damaged.</summary>
    ValueTask<CachedResource?> ReadResourceAsync(string address, CancellationToken cancellation);

    /// <summary>Keeps a resource. Losing it is harmless: it is fetched again.</summary>
    ValueTask WriteResourceAsync(CachedResource resource, CancellationToken cancellation);

    /// <summary>Forgets a resource, so that the next check fetches it whole.</summary>
    ValueTask ForgetResourceAsync(string address, CancellationToken cancellation);
}
