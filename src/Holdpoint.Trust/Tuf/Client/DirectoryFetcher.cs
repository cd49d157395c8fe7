namespace Holdpoint.Trust.Tuf.Client;

/// <summary>Fetches from a directory or a mounted medium. Links are not followed.</summary>
public sealed class DirectoryFetcher(string directory) : IFetcher
{
    /// <inheritdoc/>
    public async Task<Fetched> FetchAsync(
        RepositoryPath path,
        Stream to,
        long most,
        CancellationToken cancel = default
    )
    {
        var at = directory;
        foreach (var segment in path.Segments)
        {
            if (!IsPlainName(segment))
                return new(FetchOutcome.Missing, "No file of this name can lie in a directory.");
            at = Path.Combine(at, segment);
            if (new FileInfo(at).LinkTarget is not null)
                return new(FetchOutcome.Failed, "A link stands in the place of the file.");
        }
        try
        {
            await using var from = new FileStream(
                at,
                new FileStreamOptions
                {
                    Mode = FileMode.Open,
                    Access = FileAccess.Read,
                    Share = FileShare.Read,
                    Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                    BufferSize = 0,
                }
            );
            if (from.CanSeek && from.Length > most)
                return new(FetchOutcome.TooLong);
            return await BoundedCopy.RunAsync(from, to, most, null, cancel);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(FetchOutcome.Missing, "There is no such file.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(FetchOutcome.Failed, fault.Message);
        }
    }

    private static bool IsPlainName(string segment) =>
        segment is not ("" or "." or "..") && segment.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}
