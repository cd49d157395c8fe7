using System.Globalization;
using Holdpoint.Core.Monitoring;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Catalogue;
using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Engine.Storage.Rows;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Looks at sources: mirrors what they publish into the data directory and takes in what is new. Every look is recorded.</summary>
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
    private const int ProblemsKept = 100;

    /// <summary>Checks one source. A source that cannot be reached is a check that failed, never an exception.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the interrupted check is recorded.</exception>
    public async Task<SourceCheckResult> RunAsync(
        Source source,
        bool retryHeld,
        IProgress<SourceCheckProgress>? progress,
        CancellationToken cancel
    )
    {
        var started = clock.GetUtcNow();
        try
        {
            return source.Kind is SourceKind.KevCatalogue or SourceKind.EpssScores or SourceKind.CveRecords
                ? await DatasetAsync(source, started, progress, cancel)
                : await CsafAsync(source, started, retryHeld, progress, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return await FailedAsync(source, started, SourceCheckOutcome.Failed, fault.Message, cancel);
        }
        catch (OperationCanceledException)
        {
            const string Why = "Interrupted; what was accepted is kept, the next check goes on from there.";
            await FailedAsync(source, started, SourceCheckOutcome.Partial, Why, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Puts the mirror of a removed source aside; nothing of it is deleted, and a source of the same name begins anew.</summary>
    public void SetAside(string id)
    {
        var mirror = MirrorOf(id);
        if (!Directory.Exists(mirror))
            return;
        var aside = Path.Combine(dataDirectory, "mirrors-removed");
        Directory.CreateDirectory(aside);
        var time = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        Directory.Move(mirror, Path.Combine(aside, $"{id}-{time}"));
    }

    private string MirrorOf(string id) => Path.Combine(dataDirectory, "mirrors", id);

    private async Task<SourceCheckResult> CsafAsync(
        Source source,
        DateTimeOffset started,
        bool retryHeld,
        IProgress<SourceCheckProgress>? progress,
        CancellationToken cancel
    )
    {
        if (SourceAddress.Parse(source.Address, out var why) is not { } address)
            return await FailedAsync(source, started, SourceCheckOutcome.Failed, why, cancel);
        address = address with { Known = PublisherCatalogue.Find(source.CatalogueId) };
        var options = new SyncOptions
        {
            TlpLimit = TlpLabels.TryParse(source.TlpLimit, out var told) ? told : TlpLabel.Amber,
            RetryHeld = retryHeld,
            Http = new() { AllowPlainHttp = IsLoopback(address) },
        };
        await using var store = FileSyncStore.Open(MirrorOf(source.Id));
        var summary = await new SourceSync(options, clock, chance, network).CheckAsync(
            address,
            store,
            Relay(progress),
            cancel
        );
        var state = await store.LoadAsync(cancel);
        var accepted = state.Documents.Where(record => record.Accepted is not null).ToList();
        var files = accepted.ConvertAll(record => new AdvisoryFile(
            record.Accepted!.Address,
            store.PathOf(record),
            source.Id,
            record.Accepted.Sha256
        ));
        var imported = await advisories.RunAsync(files, source.Id, Reading(progress), cancel);
        var check = SourceCheckOf.Csaf(source.Id, summary) with { FinishedAt = clock.GetUtcNow() };
        var held = state.Documents.Where(record => record.Hold is not null);
        await sources.RecordAsync(
            check,
            [.. held.Select(record => ToRow(source.Id, record))],
            accepted.ConvertAll(record => AdvisoryAcceptance.Of(source.Id, record)),
            interrupted: false,
            cancel
        );
        return new(check, imported, null, [.. summary.Documents.Select(ToDocument)]);
    }

    private async Task<SourceCheckResult> DatasetAsync(
        Source source,
        DateTimeOffset started,
        IProgress<SourceCheckProgress>? progress,
        CancellationToken cancel
    )
    {
        progress?.Report(new("loading", 0, 0));
        var copy = await sources.CopyAsync(source.Id, cancel);
        var found = await new DatasetFiles(clock, network, chance).FindAsync(source.Address, copy, cancel);
        if (found.IsUnchanged)
            return await UnchangedAsync(source, started, found.Copy!, cancel);
        if (found.Files is null)
            return await FailedAsync(source, started, SourceCheckOutcome.Failed, found.Why, cancel);
        var (count, bytes) = (0, 0L);
        var counted = found.Files.Select(file =>
        {
            (count, bytes) = (count + 1, bytes + file.Bytes.Length);
            progress?.Report(new($"loading {file.Name}", count, 0));
            return file;
        });
        var read = await vulnerabilities.RunAsync(source.Kind, counted, source.Address, cancel);
        var problems = read.Diagnostics.Select(one => one.ToString());
        if (read.IsOlder)
            problems = problems.Prepend("older: newer data of this kind is there already, and stays.");
        var check = new SourceCheck
        {
            SourceId = source.Id,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            Outcome = read.Stamp is null ? SourceCheckOutcome.Failed : SourceCheckOutcome.Complete,
            New = read.New.Count,
            Changed = read.Changed.Count,
            Unchanged = read.Unchanged,
            Withdrawn = read.Removed.Count,
            Bytes = bytes,
            Requests = count,
            PublishedAt = read.Stamp?.Date,
            // What could not be read whole is fetched again, whatever the server says of it.
            Copy = read is { Stamp: not null, Diagnostics.Count: 0 } ? found.Copy : null,
            Problems = [.. problems.Take(ProblemsKept)],
        };
        await sources.RecordAsync(check, [], [], interrupted: false, cancel);
        return new(check, null, read, []);
    }

    // The server says that what was taken in before is still right: a look like any other.
    private async Task<SourceCheckResult> UnchangedAsync(
        Source source,
        DateTimeOffset started,
        SourceCopy copy,
        CancellationToken cancel
    )
    {
        var before = await sources.LastCountingAsync(source.Id, cancel);
        var check = new SourceCheck
        {
            SourceId = source.Id,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            Outcome = SourceCheckOutcome.Complete,
            Unchanged = before is null ? 0 : before.New + before.Changed + before.Unchanged,
            Requests = 1,
            PublishedAt = before?.PublishedAt,
            Copy = copy,
        };
        await sources.RecordAsync(check, [], [], interrupted: false, cancel);
        return new(check, null, null, []);
    }

    private async Task<SourceCheckResult> FailedAsync(
        Source source,
        DateTimeOffset started,
        SourceCheckOutcome outcome,
        string why,
        CancellationToken cancel
    )
    {
        var check = new SourceCheck
        {
            SourceId = source.Id,
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            Outcome = outcome,
            Problems = [why],
        };
        await sources.RecordAsync(
            check,
            null,
            [],
            interrupted: outcome == SourceCheckOutcome.Partial,
            cancel
        );
        return new(check, null, null, []);
    }

    private static bool IsLoopback(SourceAddress address) =>
        Uri.TryCreate(address.Text, UriKind.Absolute, out var url) && url.IsLoopback;

    private static Relayed<SyncProgress>? Relay(IProgress<SourceCheckProgress>? progress) =>
        progress is null
            ? null
            : new(at => progress.Report(new(at.Phase.ToString().ToLowerInvariant(), at.Done, at.Total)));

    private static Relayed<(int Done, int Total)>? Reading(IProgress<SourceCheckProgress>? progress) =>
        progress is null ? null : new(at => progress.Report(new("reading advisories", at.Done, at.Total)));

    private static CheckedDocument ToDocument(DocumentChange change) =>
        new(
            change.Record.Key,
            change.Kind.ToString().ToLowerInvariant(),
            change.Record.Accepted?.TrackingId,
            change.Record.Accepted?.Version,
            change.Previous?.Version,
            change.Record.Accepted?.Hash,
            change.Record.Accepted?.SignedBy,
            change.Record.Hold?.Reason.ToString(),
            change.Record.Hold?.Detail,
            change.Record.Hold?.Attempts ?? 0,
            change.Record.Hold?.NextTry
        );

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
}
