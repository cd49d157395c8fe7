using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Cli.Tuf;

/// <summary>Opens a repository, at an address or in a directory, for the verbs that need one.</summary>
internal static class TufOpening
{
    // The fetcher's own limits end a stalled transfer; a large target may take hours.
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Refreshes; a session, or the exit code of the refusal that was said.</summary>
    public static async Task<(TufSession? Session, int Refused)> RefreshAsync(Call call)
    {
        if (
            !TufOptions.Need(call, TufOptions.MetadataDirectory, out var directory, out var refused)
            || !TufOptions.Need(call, TufOptions.MetadataUrl, out var url, out refused)
        )
            return (null, refused);
        if (TufOptions.Moment(call) is not { } now)
            return (null, call.Refuse("not-a-time", $"{call.Get(TufOptions.Now)} is no moment.", "--now"));
        var client = new TufClient(new DirectoryStore(directory), Fetcher(url));
        var (session, refusal) = await client.RefreshAsync(now, call.Cancel);
        return session is null ? (null, call.Refuse(refusal!)) : (session, ExitCode.Done);
    }

    /// <summary>A fetcher for an address, or for a directory.</summary>
    public static IFetcher Fetcher(string place) =>
        Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new HttpFetcher(Http, new Uri(place))
            : new DirectoryFetcher(place);
}
