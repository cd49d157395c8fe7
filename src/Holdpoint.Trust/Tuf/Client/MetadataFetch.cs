using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>A metadata file as it was fetched; not trusted yet.</summary>
internal sealed record FetchedFile(ReadOnlyMemory<byte> Bytes);

/// <summary>Fetches one metadata file within its bounds and says why it did not come.</summary>
internal static class MetadataFetch
{
    public static async Task<Judged<FetchedFile>> RunAsync(
        IFetcher fetcher,
        string role,
        long? version,
        long most,
        string clause,
        TimeSpan patience,
        CancellationToken cancel
    )
    {
        var path = RepositoryPath.OfRole(role, version);
        using var bytes = new MemoryStream();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(patience);
        Fetched fetched;
        try
        {
            fetched = await fetcher.FetchAsync(path, bytes, most, time.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            fetched = new(FetchOutcome.Failed, $"It did not come within {patience.TotalSeconds:0} seconds.");
        }
        return fetched.Outcome switch
        {
            FetchOutcome.Done => new FetchedFile(bytes.ToArray()),
            FetchOutcome.Missing => Refuse(
                RefusalCode.Missing,
                $"The repository does not have it. {fetched.Trouble}",
                "again later, or tell whoever runs the repository that it is not whole"
            ),
            FetchOutcome.TooLong => Refuse(
                RefusalCode.TooLong,
                $"It is longer than the {most} bytes allowed; reading stopped there.",
                "no more from this repository or medium before someone looked at it"
            ),
            _ => Refuse(
                RefusalCode.Unreachable,
                $"It could not be fetched: {fetched.Trouble}",
                "again once the repository can be reached or the medium be read"
            ),
        };

        TufRefusal Refuse(string code, string text, string advice) =>
            new(code, role, path.ToString(), clause, text.TrimEnd(), advice);
    }
}
