namespace Holdpoint.Trust.Tuf.Client;

/// <summary>How a fetch ended.</summary>
public enum FetchOutcome
{
    /// <summary>The whole file was read.</summary>
    Done,

    /// <summary>There is no such file, or it is not given to us.</summary>
    Missing,

    /// <summary>The file is longer than allowed; reading stopped there (endless data).</summary>
    TooLong,

    /// <summary>The network or the medium failed.</summary>
    Failed,
}

/// <summary>How a fetch ended, and why it failed where it did.</summary>
public readonly record struct Fetched(FetchOutcome Outcome, string? Trouble = null);

/// <summary>Where a repository's files come from: a web server, a directory, a medium. Never trusted.</summary>
public interface IFetcher
{
    /// <summary>Copies a file; never more than <paramref name="most"/> bytes. Does not throw when it fails.</summary>
    Task<Fetched> FetchAsync(RepositoryPath path, Stream to, long most, CancellationToken cancel = default);
}
