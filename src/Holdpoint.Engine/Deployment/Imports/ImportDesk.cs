using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Imports;

/// <summary>Deliverables as their site takes them in.</summary>
public sealed class ImportDesk
{
    private readonly Programme _programme;
    private readonly ImportBook _book;
    private readonly TimeProvider _clock;

    internal ImportDesk(Programme programme, ProgrammeInputs inputs) =>
        (_programme, _book, _clock) = (programme, new(inputs.Storage.DataDirectory), inputs.Clock);

    /// <summary>The kit that is pinned here; null before the first import.</summary>
    /// <exception cref="Storage.StorageException">It is damaged.</exception>
    public SiteKit? Kit() => _book.Kit();

    /// <summary>The imports that were accepted, the oldest first.</summary>
    public IReadOnlyList<ImportRecord> Imports() => _book.Imports();

    /// <summary>Takes a deliverable in: all of it, or nothing counts.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="progress">Hears the bytes read and to be read; may be called from any thread.</param>
    /// <param name="cancel">Stops; what was copied so far is not copied again.</param>
    /// <exception cref="Storage.StorageException">No kit is pinned, or what is kept is damaged.</exception>
    /// <exception cref="IOException">The site's own disk is full or cannot be written.</exception>
    public Task<ImportOutcome> ImportAsync(
        ImportAsked asked,
        IProgress<(long Done, long Total)>? progress,
        CancellationToken cancel
    ) => new Importing(_programme, _book, _clock).RunAsync(asked, progress, cancel);
}
