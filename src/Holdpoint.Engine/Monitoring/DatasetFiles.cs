using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Gets the files of a dataset: from the network, from a file, from a folder.</summary>
internal sealed class DatasetFiles(TimeProvider clock, HttpMessageHandler network, Func<double> chance)
{
    private const int DatasetBytes = 512 * 1024 * 1024;

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true };

    /// <summary>The files, read one after the other as they are taken; null with the reason when there are none.</summary>
    public async Task<(IEnumerable<DatasetFile>? Files, string Why)> FindAsync(
        string address,
        CancellationToken cancel
    )
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && !url.IsFile)
            return await FetchAsync(url, cancel);
        if (File.Exists(address))
            return ([Read(address)], "");
        if (!Directory.Exists(address))
            return (null, $"There is no file or folder {address}.");
        var found = Directory
            .EnumerateFiles(address, "*.json*", Everything)
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL")
            .Order(StringComparer.Ordinal);
        return found.Any() ? (found.Select(Read), "") : (null, $"There is no JSON file under {address}.");
    }

    private async Task<(IEnumerable<DatasetFile>? Files, string Why)> FetchAsync(
        Uri url,
        CancellationToken cancel
    )
    {
        using var http = new HttpTransport(network, new() { AllowPlainHttp = url.IsLoopback }, clock, chance);
        var fetched = await http.FetchAsync(new(url, DatasetBytes), cancel);
        return fetched.Outcome == FetchOutcome.Ok
            ? ([new(url.Segments[^1], fetched.Body)], "")
            : (null, $"{url} could not be fetched: {fetched.Outcome}. {fetched.Detail}");
    }

    private static DatasetFile Read(string path) => new(Path.GetFileName(path), File.ReadAllBytes(path));
}
