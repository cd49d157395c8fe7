namespace Holdpoint.Csaf.Provider.Transport;

/// <summary>
/// Reads a local folder or a carried medium as if it were the provider's web server. A file URL must lie in the folder; an
/// https URL (as feeds and metadata carry them) is looked for under the longest tail of its path that exists in the folder.
/// </summary>
public sealed class MediumTransport : ISourceTransport
{
    private readonly string root;

    /// <summary>Reads below this folder and nowhere else.</summary>
    public MediumTransport(string root)
    {
        this.root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Root = new Uri(this.root + Path.DirectorySeparatorChar);
    }

    /// <summary>The folder as a URL with a closing slash.</summary>
    public Uri Root { get; }

    /// <inheritdoc/>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            if (Find(request.Address) is not { } file)
                return new()
                {
                    Outcome = FetchOutcome.NotFound,
                    Detail = "Not on the medium.",
                    Requests = 0,
                };
            await using var stream = new FileStream(
                file,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1,
                useAsync: false
            );
            if (stream.Length > request.MaxBytes)
                return new()
                {
                    Outcome = FetchOutcome.TooLarge,
                    Detail = $"{stream.Length} bytes; {request.MaxBytes} are allowed.",
                };
            var body = new byte[stream.Length];
            await stream.ReadExactlyAsync(body, cancellation);
            return new()
            {
                Outcome = FetchOutcome.Ok,
                Body = body,
                Bytes = body.Length,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new() { Outcome = FetchOutcome.Unreachable, Detail = fault.Message };
        }
    }

    private string? Find(Uri address)
    {
        if (address.IsFile)
            return Inside(address.LocalPath);
        if (address.Query.Length > 0)
            return null;
        var parts = Uri.UnescapeDataString(address.AbsolutePath)
            .Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 32)
            return null;
        // A recursive download keeps the host as the first folder; try that, then ever shorter tails.
        if (Inside(Path.Combine([root, address.Host, .. parts])) is { } underHost)
            return underHost;
        for (var skip = 0; skip < parts.Length; skip++)
        {
            if (Inside(Path.Combine([root, .. parts[skip..]])) is { } found)
                return found;
        }
        return null;
    }

    // The full path when it is a plain file below the root; links may lead out of the medium and are not followed.
    private string? Inside(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            return null;
        var full = Path.GetFullPath(path);
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return null;
        var file = new FileInfo(full);
        if (!file.Exists || file.LinkTarget is not null)
            return null;
        for (var at = file.Directory; at is not null && at.FullName.Length > root.Length; at = at.Parent)
        {
            if (at.LinkTarget is not null)
                return null;
        }
        return full;
    }
}
