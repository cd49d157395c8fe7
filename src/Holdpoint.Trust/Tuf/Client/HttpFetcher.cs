using System.Net;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>Fetches from a web server. The client decides on proxy, certificates and redirects.</summary>
public sealed class HttpFetcher : IFetcher
{
    private readonly HttpClient _client;
    private readonly string _base;
    private readonly TufLimits _limits;

    /// <summary>A fetcher of the files below an address.</summary>
    public HttpFetcher(HttpClient client, Uri below, TufLimits? limits = null)
    {
        _client = client;
        _base = below.AbsoluteUri.TrimEnd('/') + "/";
        _limits = limits ?? TufLimits.Usual;
    }

    /// <inheritdoc/>
    public async Task<Fetched> FetchAsync(
        RepositoryPath path,
        Stream to,
        long most,
        CancellationToken cancel = default
    )
    {
        // As it stands: ".." or "%2F" in a role's name must not become another path.
        var exact = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        if (!Uri.TryCreate(_base + path.InUrl(), in exact, out var address))
            return new(FetchOutcome.Failed, "This is no address.");
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            stall.CancelAfter(_limits.Stall);
            using var response = await _client.GetAsync(
                address,
                HttpCompletionOption.ResponseHeadersRead,
                stall.Token
            );
            if (
                response.StatusCode
                is HttpStatusCode.NotFound
                    or HttpStatusCode.Forbidden
                    or HttpStatusCode.Gone
            )
                return new(FetchOutcome.Missing, $"The server answers {(int)response.StatusCode}.");
            if (response.StatusCode != HttpStatusCode.OK)
                return new(FetchOutcome.Failed, $"The server answers {(int)response.StatusCode}.");
            if (response.Content.Headers.ContentLength > most)
                return new(FetchOutcome.TooLong);
            await using var from = await response.Content.ReadAsStreamAsync(stall.Token);
            return await BoundedCopy.RunAsync(
                from,
                to,
                most,
                () => stall.CancelAfter(_limits.Stall),
                stall.Token
            );
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(FetchOutcome.Failed, $"Nothing came for {_limits.Stall.TotalSeconds:0} seconds.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new(FetchOutcome.Failed, fault.Message);
        }
    }
}
