using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Csaf.Provider.Transport;
using Holdpoint.Engine.Storage.Rows;

namespace Holdpoint.Engine.Monitoring;

/// <summary>What a check of a source brought.</summary>
/// <param name="Check">Its record.</param>
/// <param name="Advisories">What was imported; null for datasets.</param>
/// <param name="Dataset">What was loaded; null for advisories.</param>
public sealed record SourceCheckResult(
    SourceCheck Check,
    AdvisoryImportResult? Advisories,
    DatasetImportResult? Dataset
);

/// <summary>How far a check is.</summary>
/// <param name="Step">What is being done, for people.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all; 0 while unknown.</param>
public sealed record SourceCheckProgress(string Step, int Done, int Total);

/// <summary>Looks at sources: mirrors what they publish into the data directory and takes in what is new.</summary>
internal sealed class SourceChecking(
    SourceStore sources,
    AdvisoryImport advisories,
    VulnerabilityImport vulnerabilities,
    string dataDirectory,
    TimeProvider clock,
    HttpMessageHandler network,
    Func<double> chance
)
{
    private const int DatasetBytes = 512 * 1024 * 1024;

    /// <summary>Checks one source. A source that cannot be reached is a check that failed, never an exception.</summary>
    /// <exception cref="IOException">The mirror cannot be written, or another process has it open.</exception>
    public Task<SourceCheckResult> RunAsync(
        Source source,
        bool retryHeld,
        IProgress<SourceCheckProgress>? progress,
        CancellationToken cancel
    ) =>
        source.Kind is SourceKind.KevCatalogue or SourceKind.EpssScores or SourceKind.CveRecords
            ? DatasetAsync(source, cancel)
            : CsafAsync(source, retryHeld, progress, cancel);

    private async Task<SourceCheckResult> CsafAsync(
        Source source,
        bool retryHeld,
        IProgress<SourceCheckProgress>? progress,
        CancellationToken cancel
    )
    {
        if (SourceAddress.Parse(source.Address, out var why) is not { } address)
            return await FailedAsync(source, why, cancel);
        var limit = TlpLabels.TryParse(source.TlpLimit, out var told) ? told : TlpLabel.Amber;
        var options = new SyncOptions
        {
            TlpLimit = limit,
            RetryHeld = retryHeld,
            Http = new() { AllowPlainHttp = IsLoopback(address) },
        };
        var sync = new SourceSync(options, clock, chance, network);
        await using var store = FileSyncStore.Open(Path.Combine(dataDirectory, "mirrors", source.Id));
        var summary = await sync.CheckAsync(address, store, Relay(progress), cancel);
        var state = await store.LoadAsync(cancel);
        var files = state
            .Documents.Where(record => record.Accepted is not null)
            .Select(record => new AdvisoryFile(record.Accepted!.Address, store.PathOf(record), source.Id))
            .ToList();
        var imported = await advisories.RunAsync(
            files,
            source.Id,
            progress is null
                ? null
                : new Relayed<(int Done, int Total)>(at =>
                    progress.Report(new("reading advisories", at.Done, at.Total))
                ),
            cancel
        );
        var check = SourceCheckOf.Csaf(source.Id, summary);
        var held = state
            .Documents.Where(record => record.Hold is not null)
            .Select(record => ToRow(source.Id, record));
        await sources.RecordAsync(check, [.. held], cancel);
        return new(check, imported, null);
    }

    private async Task<SourceCheckResult> DatasetAsync(Source source, CancellationToken cancel)
    {
        var started = clock.GetUtcNow();
        var (files, bytes, why) = await FetchAsync(source.Address, cancel);
        if (files.Count == 0)
            return await FailedAsync(source, why, cancel);
        var read = await vulnerabilities.RunAsync(source.Kind, files, source.Address, cancel);
        var check = new SourceCheck
        {
            SourceId = source.Id,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            Outcome = read.Stamp is null ? SourceCheckOutcome.Failed : SourceCheckOutcome.Complete,
            Changed = read.Changed ? read.Entries : 0,
            Unchanged = read.Changed ? 0 : read.Entries,
            Bytes = bytes,
            Requests = files.Count,
            PublishedAt = read.Stamp?.Date,
            Problems = [.. read.Diagnostics.Take(100).Select(one => one.ToString())],
        };
        await sources.RecordAsync(check, [], cancel);
        return new(check, null, read);
    }

    private async Task<(List<(string, byte[])> Files, long Bytes, string Why)> FetchAsync(
        string address,
        CancellationToken cancel
    )
    {
        var files = new List<(string, byte[])>();
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && !url.IsFile)
        {
            using var http = new HttpTransport(
                network,
                new() { AllowPlainHttp = url.IsLoopback },
                clock,
                chance
            );
            var fetched = await http.FetchAsync(new(url, DatasetBytes), cancel);
            if (fetched.Outcome != FetchOutcome.Ok)
                return (files, 0, $"{address} could not be fetched: {fetched.Outcome}. {fetched.Detail}");
            files.Add((url.Segments[^1], fetched.Body));
        }
        else if (Directory.Exists(address))
        {
            var found = Directory
                .EnumerateFiles(address, "*.json*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal);
            foreach (var path in found)
                files.Add((Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel)));
        }
        else if (File.Exists(address))
        {
            files.Add((Path.GetFileName(address), await File.ReadAllBytesAsync(address, cancel)));
        }
        return (files, files.Sum(file => (long)file.Item2.Length), $"There is no file or folder {address}.");
    }

    private async Task<SourceCheckResult> FailedAsync(Source source, string why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var check = new SourceCheck
        {
            SourceId = source.Id,
            StartedAt = now,
            FinishedAt = now,
            Outcome = SourceCheckOutcome.Failed,
            Problems = [why],
        };
        await sources.RecordAsync(check, [], cancel);
        return new(check, null, null);
    }

    private static bool IsLoopback(SourceAddress address) =>
        Uri.TryCreate(address.Text, UriKind.Absolute, out var url) && url.IsLoopback;

    private static Relayed<SyncProgress>? Relay(IProgress<SourceCheckProgress>? progress) =>
        progress is null
            ? null
            : new(at => progress.Report(new(at.Phase.ToString().ToLowerInvariant(), at.Done, at.Total)));

    private static HeldDocumentRow ToRow(string source, DocumentRecord record) =>
        new()
        {
            SourceId = source,
            Key = record.Key,
            Reason = record.Hold!.Reason.ToString(),
            Detail = record.Hold.Detail,
            Attempts = record.Hold.Attempts,
            FirstAt = record.Hold.FirstAt,
            LastAt = record.Hold.LastAt,
            NextTry = record.Hold.NextTry,
        };

    // Progress<T> would post to a pool thread and report after the end; this reports at once.
    private sealed class Relayed<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
