using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Fetches metadata from a folder of a deliverable, wherever that lies.</summary>
internal sealed class TreeFetcher(DeliverableTree tree, string folder) : IFetcher
{
    /// <inheritdoc/>
    public async Task<Fetched> FetchAsync(
        RepositoryPath path,
        Stream to,
        long most,
        CancellationToken cancel = default
    )
    {
        try
        {
            if (tree.ReadSmall($"{folder}/{path}", most) is not { } bytes)
                return new(FetchOutcome.TooLong);
            await to.WriteAsync(bytes, cancel);
            return new(FetchOutcome.Done);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(FetchOutcome.Missing, "There is no such file.");
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new(FetchOutcome.Failed, fault.Message);
        }
    }
}
