using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Evidence;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Deliverables as headquarters makes them: sites that are prepared, their kits, their exports.</summary>
public sealed partial class DeliverableDesk
{
    private readonly Programme _programme;
    private readonly ExportBook _book;
    private readonly SitePreparing _preparing;
    private readonly TimeProvider _clock;
    private readonly string _actor;

    internal DeliverableDesk(Programme programme, ProgrammeInputs inputs)
    {
        (_programme, _clock, _actor) = (programme, inputs.Clock, inputs.Actor);
        _book = new(inputs.Storage.DataDirectory);
        _preparing = new(_book, programme.Evidence.AppendAsync, inputs.Clock, inputs.Actor);
    }

    /// <summary>The sites that were prepared, by name.</summary>
    public IReadOnlyList<PreparedSite> Sites() => _book.Sites();

    /// <summary>The exports of a site, the oldest first; also those that were announced and not made.</summary>
    public IReadOnlyList<ExportRecord> Exports(string site) => _book.Exports(site);

    /// <summary>The newest export that a site confirmed; null where it confirmed none.</summary>
    public ConfirmedExport? Confirmed(string site) => _book.Confirmed(site);

    /// <summary>Prepares a site: its director, and with the first one the catalogue; or changes their roots.</summary>
    /// <exception cref="Storage.StorageException">What is kept cannot be read, or another one is writing it.</exception>
    public Task<SitePrepared> PrepareAsync(SitePreparation asked, CancellationToken cancel) =>
        _preparing.RunAsync(asked, cancel);

    /// <summary>The kit of a site; null where it was not prepared, or its roots still wait for signatures.</summary>
    public async Task<SiteKit?> KitAsync(string site, CancellationToken cancel)
    {
        if (
            _book.Site(site) is not { } prepared
            || _book.Catalogue() is not { Value: { } catalogue }
            || _book.Director(site) is not { Value: { } director }
        )
            return null;
        await RecordAsync(
            "deliverable.kit",
            site,
            new { Catalogue = catalogue.Root.Version, Director = director.Root.Version },
            cancel
        );
        var (checkpoint, log) = await _programme.Evidence.CheckpointAsync(null, cancel);
        using (_book.Lock())
            _book.Keep(
                prepared with
                {
                    KitLogSizes = [.. prepared.KitLogSizes.Append(checkpoint.Size).Distinct()],
                }
            );
        return new()
        {
            Site = site,
            Made = _clock.GetUtcNow(),
            CatalogueRoot = [.. catalogue.Root.File.Bytes.Span],
            DirectorRoot = [.. director.Root.File.Bytes.Span],
            Log = log,
            Known = checkpoint,
            Witness = _programme.Evidence.WitnessKey(),
            IsReleaseNeeded = prepared.IsReleaseNeeded,
        };
    }

    /// <summary>Says what an export would be, and makes nothing.</summary>
    public Task<ExportMade> PreviewAsync(ExportOrder order, CancellationToken cancel) =>
        Exporting().PreviewAsync(order, cancel);

    /// <summary>Makes a deliverable.</summary>
    /// <param name="order">What is asked for.</param>
    /// <param name="progress">Hears the bytes written and to be written; may be called from any thread.</param>
    /// <param name="cancel">Stops it; what is finished so far stays for the next run.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public Task<ExportMade> ExportAsync(
        ExportOrder order,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    ) => Exporting().RunAsync(order, progress, cancel);

    /// <summary>Where the repository lies that a draft with this name is of: its root says who may sign it.</summary>
    public string RepositoryOf(string site, string draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.StartsWith(RootWords.Catalogue, StringComparison.Ordinal)
            ? _book.CatalogueFolder
            : _book.DirectorFolder(site);
    }

    private Exporting Exporting() => new(_programme, _book, _clock, _actor);

    /// <summary>Takes the folder that a site sent back after an import.</summary>
    public Task<Imports.ReceiptOutcome> ReceiptAsync(string folder, CancellationToken cancel) =>
        new Imports.ReceiptReading(_programme, _book, _clock, _actor).RunAsync(folder, cancel);

    /// <summary>
    /// Takes a site's word that an export arrived; the caller has verified its signature. What that export brought need not
    /// travel again.
    /// </summary>
    /// <returns>Null where it was taken, else why not.</returns>
    public async Task<string?> ConfirmAsync(
        string site,
        long sequence,
        string manifestSha256,
        string receiptSha256,
        CancellationToken cancel
    )
    {
        using var alone = _book.Lock();
        var export = _book.Exports(site).FirstOrDefault(one => one.Sequence == sequence);
        if (export is null || export.Media.All(medium => medium.ManifestSha256 != manifestSha256))
            return $"No export {sequence} for {site} with the manifest {manifestSha256} was made here.";
        if (_book.Confirmed(site) is { } known && known.Sequence >= sequence)
            return known.Sequence == sequence
                ? null
                : $"{site} confirmed export {known.Sequence} already; {sequence} is older.";
        var confirmed = new ConfirmedExport(sequence, manifestSha256, receiptSha256, _clock.GetUtcNow());
        await RecordAsync("deliverable.confirmed", site, confirmed, cancel);
        _book.Confirm(site, confirmed);
        return null;
    }

    private Task<long> RecordAsync<T>(string kind, string subject, T facts, CancellationToken cancel) =>
        _programme.Evidence.AppendAsync(
            EvidenceWriter.Event(_clock.GetUtcNow(), _actor, kind, subject, facts),
            cancel
        );
}
