namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>Gets one resource at a time, from the network or from a medium. Faults come back as values; only cancellation throws.</summary>
public interface ISourceTransport
{
    /// <summary>Fetches a resource, retrying what may pass by itself.</summary>
    Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation);
}
