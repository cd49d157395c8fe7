using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Gets the files of a dataset: from the network, from a file, from a folder.</summary>
internal sealed class DatasetFiles(TimeProvider clock, HttpMessageHandler network, Func<double> chance)
{
    private const int DatasetBytes = 512 * 1024 * 1024;

    private static readonly TimeSpan TrustUnmodifiedFor = TimeSpan.FromDays(7);

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true };

    /// <summary>Finds the files.</summary>
    /// <param name="address">A URL, a file or a folder.</param>
    /// <param name="copy">The copy of an earlier look that was taken in; null to fetch the whole.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<FoundDataset> FindAsync(string address, SourceCopy? copy, CancellationToken cancel)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && !url.IsFile)
            return await FetchAsync(url, copy, cancel);
        if (File.Exists(address))
            return new([Read(address)]);
        if (!Directory.Exists(address))
            return new(null, Why: $"There is no file or folder {address}.");
        var found = Directory
            .EnumerateFiles(address, "*.json*", Everything)
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL")
            .Order(StringComparer.Ordinal);
        return found.Any()
            ? new(found.Select(Read))
            : new(null, Why: $"There is no JSON file under {address}.");
    }

    private async Task<FoundDataset> FetchAsync(Uri url, SourceCopy? copy, CancellationToken cancel)
    {
        // A server that says "unchanged" for ever, or a damaged copy, must not hide what is new.
        if (copy is not null && clock.GetUtcNow() - copy.FetchedAt > TrustUnmodifiedFor)
            copy = null;
        using var http = new HttpTransport(network, new() { AllowPlainHttp = url.IsLoopback }, clock, chance);
        var request = new FetchRequest(url, DatasetBytes)
        {
            ETag = copy?.ETag,
            LastModified = copy?.LastModified,
        };
        var fetched = await http.FetchAsync(request, cancel);
        return fetched.Outcome switch
        {
            FetchOutcome.Ok => new([new(url.Segments[^1], fetched.Body)], CopyOf(fetched)),
            FetchOutcome.NotModified when copy is not null => new(null, copy, IsUnchanged: true),
            _ => new(null, Why: $"{url} could not be fetched: {fetched.Outcome}. {fetched.Detail}"),
        };
    }

    private SourceCopy? CopyOf(FetchResult fetched) =>
        fetched.ETag is null && fetched.LastModified is null
            ? null
            : new(fetched.ETag, fetched.LastModified, clock.GetUtcNow());

    private static DatasetFile Read(string path) => new(Path.GetFileName(path), File.ReadAllBytes(path));
}
