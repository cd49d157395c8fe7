using Holdpoint.Core.Inventory;
using Holdpoint.Core.Monitoring;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Engine.Access;
using Holdpoint.Engine.Acquisition;
using Holdpoint.Engine.Deployment.Deliverables;
using Holdpoint.Engine.Deployment.Imports;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.Revisions;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine;

/// <summary>What the programme takes from its surroundings.</summary>
/// <param name="Storage">Where everything is kept.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Actor">Who acts, for the evidence.</param>
/// <param name="Network">The way to the network; must not follow redirects itself.</param>
/// <param name="Chance">Values from 0 to 1, for waiting times; thread-safe.</param>
public sealed record ProgrammeInputs(
    StorageOptions Storage,
    TimeProvider Clock,
    string Actor,
    HttpMessageHandler Network,
    Func<double> Chance
);

/// <summary>The programme of one data directory: what the faces call.</summary>
public sealed partial class Programme
{
    private readonly InventoryImport _inventory;
    private readonly AssetStore _assets;
    private readonly AdvisoryImport _advisoryImport;
    private readonly AdvisoryStore _advisories;
    private readonly SourceStore _sources;
    private readonly SourceChecking _checking;
    private readonly VulnerabilityStore _vulnerabilities;
    private readonly AdvisoryReader _reader;
    private readonly EvaluationRun _evaluation;
    private readonly FindingStore _findings;
    private readonly CaseStore _cases;
    private readonly IdentityStore _identities;
    private readonly Lazy<AcquisitionDesk> _acquisition;
    private readonly CandidateStore _candidates;
    private readonly WordPreview _preview;
    private readonly Database _database;
    private readonly ProgrammeInputs _inputs;
    private readonly JobPulse _pulse;

    private Programme(Database database, ProgrammeInputs inputs, JobPulse pulse)
    {
        (_database, _inputs, _pulse) = (database, inputs, pulse);
        _inventory = new(database, inputs.Clock, inputs.Actor);
        _assets = new(database);
        _advisoryImport = new(database, inputs.Clock, inputs.Actor);
        _advisories = new(database);
        _reader = new(_advisories);
        _vulnerabilities = new(database, inputs.Clock);
        _sources = new(database, inputs.Clock, inputs.Actor);
        _checking = new(
            _sources,
            _advisoryImport,
            new(database, inputs.Clock, inputs.Actor),
            inputs.Storage.DataDirectory,
            inputs.Clock,
            inputs.Network,
            inputs.Chance
        );
        _evaluation = new(database, inputs.Clock, inputs.Actor);
        _findings = new(database);
        _identities = new(database, inputs.Clock, inputs.Actor);
        (_policies, _decisions, _clocks, _keys) = SitesOf(database, inputs);
        _cases = new(database, _policies);
        _acquisition = new(() => new(database, _cases, inputs));
        _candidates = new(database);
        _preview = new(database, inputs.Clock, inputs.Actor);
        Evidence = new(database, inputs.Clock, inputs.Actor);
        Access = new(database, inputs.Clock, inputs.Actor);
        Deliverables = new(this, inputs);
        Imports = new(this, inputs);
    }

    /// <summary>Acquisition: artifacts from the need to the release, and the vault.</summary>
    /// <exception cref="StorageException">The site's settings cannot be understood.</exception>
    public AcquisitionDesk Acquisition => _acquisition.Value;

    /// <summary>Deliverables: the sites they are made for, and what was made.</summary>
    public DeliverableDesk Deliverables { get; }

    /// <summary>Deliverables as this site takes them in.</summary>
    public ImportDesk Imports { get; }

    /// <summary>What is recorded of everything that happened, and its proofs.</summary>
    public EvidenceBook Evidence { get; }

    /// <summary>Who may come in.</summary>
    public AccessDesk Access { get; }

    /// <summary>Opens the data directory; makes it where it is absent.</summary>
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public static async Task<Programme> OpenAsync(ProgrammeInputs inputs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return new(await Database.OpenAsync(inputs.Storage, cancel), inputs, new());
    }

    /// <summary>The same programme in somebody else's name: what it writes is recorded as that person's deed.</summary>
    public Programme As(string actor) => new(_database, _inputs with { Actor = actor }, _pulse);

    /// <summary>Puts an inventory into the database, all of it or nothing; an equal second import changes nothing.</summary>
    public Task<InventoryImportResult> ImportInventoryAsync(
        IReadOnlyList<Asset> assets,
        string origin,
        bool removeMissing,
        CancellationToken cancel
    ) => _inventory.RunAsync(assets, origin, removeMissing, cancel);

    /// <summary>The assets with their components, by site and identifier.</summary>
    public IAsyncEnumerable<Asset> AssetsAsync(AssetFilter filter, CancellationToken cancel) =>
        _assets.ReadAsync(filter, cancel);

    /// <summary>Takes in advisories from files, and from every JSON file under directories.</summary>
    public Task<AdvisoryImportResult> ImportAdvisoriesAsync(
        IReadOnlyList<string> paths,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancel
    )
    {
        var files = paths.SelectMany(path =>
            Directory.Exists(path)
                ? Directory
                    .EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                : Enumerable.Repeat(path, 1)
        );
        return _advisoryImport.RunAsync(
            [.. files.Select(file => new AdvisoryFile(file, file, null))],
            string.Join(' ', paths),
            progress,
            cancel
        );
    }

    /// <summary>The advisories, the newest first.</summary>
    public Task<IReadOnlyList<AdvisoryOverview>> AdvisoriesAsync(
        string? search,
        bool onlyRelevant,
        CancellationToken cancel
    ) => _advisories.ListAsync(search, onlyRelevant, cancel);

    /// <summary>The advisories that a filter lets through, the newest first.</summary>
    public async Task<IReadOnlyList<AdvisoryOverview>> AdvisoriesAsync(
        AdvisoryFilter filter,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        return [.. (await _advisories.ListAsync(null, false, cancel)).Where(filter.Holds)];
    }

    /// <summary>The kept revisions of an advisory, the oldest first; empty when there is none.</summary>
    public Task<IReadOnlyList<AdvisoryRevision>> RevisionsAsync(string advisory, CancellationToken cancel) =>
        _advisories.RevisionsAsync(advisory, cancel);

    /// <summary>What a kept revision says, and what vouches for it; null when its document is not there.</summary>
    public Task<AdvisoryDetail?> AdvisoryAsync(AdvisoryRevision revision, CancellationToken cancel) =>
        _reader.ReadAsync(revision, cancel);

    /// <summary>The loaded datasets on vulnerabilities with their age.</summary>
    public Task<IReadOnlyList<DatasetState>> DatasetsAsync(CancellationToken cancel) =>
        _vulnerabilities.DatasetsAsync(cancel);

    /// <summary>What KEV, EPSS and CVE records say of some CVEs; of all where null.</summary>
    public Task<VulnerabilityData> VulnerabilityDataAsync(
        IReadOnlySet<string>? cves,
        CancellationToken cancel
    ) => _vulnerabilities.LoadAsync(cves, cancel);

    /// <summary>A stored document's bytes by their SHA-256; null when there is none.</summary>
    public Task<byte[]?> DocumentAsync(string sha256, CancellationToken cancel) =>
        _advisories.DocumentAsync(sha256, cancel);

    /// <summary>Adds a source; false when its id is taken.</summary>
    public Task<bool> AddSourceAsync(Source source, CancellationToken cancel) =>
        _sources.AddAsync(source, cancel);

    /// <summary>Removes a source; its advisories stay and its mirror is put aside. False when there is none.</summary>
    public async Task<bool> RemoveSourceAsync(string id, CancellationToken cancel)
    {
        if (!await _sources.RemoveAsync(id, cancel))
            return false;
        _checking.SetAside(id);
        return true;
    }

    /// <summary>The sources with their state.</summary>
    public Task<IReadOnlyList<SourceState>> SourcesAsync(CancellationToken cancel) =>
        _sources.ListAsync(cancel);

    /// <summary>One source; null when there is none.</summary>
    public Task<Source?> SourceAsync(string id, CancellationToken cancel) => _sources.FindAsync(id, cancel);

    /// <summary>The documents that are held back.</summary>
    public Task<IReadOnlyList<HeldDocument>> HeldAsync(CancellationToken cancel) =>
        _sources.HeldAsync(cancel);

    /// <summary>Checks a source and takes in what is new. A source that cannot be reached is a failed check, not an exception.</summary>
    public Task<SourceCheckResult> CheckSourceAsync(
        Source source,
        bool retryHeld,
        IProgress<SourceCheckProgress>? progress,
        CancellationToken cancel
    ) => _checking.RunAsync(source, retryHeld, progress, cancel);

    /// <summary>Brings findings and cases up to date.</summary>
    public Task<EvaluationResult> EvaluateAsync(
        bool everything,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancel
    ) => _evaluation.RunAsync(everything, progress, cancel);

    /// <summary>The findings on one asset.</summary>
    public Task<IReadOnlyList<AssetFinding>> FindingsAsync(
        string site,
        string asset,
        CancellationToken cancel
    ) => _findings.OfAssetAsync(site, asset, cancel);

    /// <summary>The findings of one advisory on all assets.</summary>
    public Task<IReadOnlyList<AssetFinding>> FindingsOfAsync(string advisory, CancellationToken cancel) =>
        _findings.OfAdvisoryAsync(advisory, cancel);

    /// <summary>The open work: cases, the most urgent first, and questions to a person.</summary>
    public Task<OpenWork> WorklistAsync(WorklistFilter filter, CancellationToken cancel) =>
        _cases.OpenAsync(filter, cancel);

    /// <summary>The sites, zones and priorities that a worklist can be asked for.</summary>
    public Task<WorklistWords> WorklistWordsAsync(CancellationToken cancel) => _cases.WordsAsync(cancel);

    /// <summary>Ids of the cases that begin with this text, at most twenty.</summary>
    public Task<IReadOnlyList<string>> FindCasesAsync(string beginning, CancellationToken cancel) =>
        _cases.FindAsync(beginning, cancel);

    /// <summary>One case with the findings it rests on; null when there is none.</summary>
    public Task<CaseDetail?> CaseAsync(string id, CancellationToken cancel) => _cases.DetailAsync(id, cancel);

    /// <summary>Names of inventory and advisories that may mean one product; what most hangs on first.</summary>
    public Task<IReadOnlyList<OpenCandidate>> CandidatesAsync(
        CandidateFilter filter,
        CancellationToken cancel
    ) => _candidates.ListAsync(filter, cancel);

    /// <summary>A candidate with what stands on both sides; null where there is none.</summary>
    public Task<CandidateSides?> CandidateAsync(string id, CancellationToken cancel) =>
        _candidates.SidesAsync(id, cancel);

    /// <summary>The word that decides a candidate; null when the beginning of its id names none or several.</summary>
    public async Task<IdentityWord?> WordOfAsync(
        string candidate,
        bool isSame,
        string why,
        CancellationToken cancel
    ) =>
        await _candidates.FindAsync(candidate, cancel) is [var (_, text)]
            ? new(text.AssetVendor, text.AssetName, text.StatementVendor, text.StatementName, isSame, why)
            : null;

    /// <summary>What a word would change; nothing is written.</summary>
    public Task<WordEffect> PreviewIdentityAsync(IdentityWord word, CancellationToken cancel) =>
        _preview.RunAsync(word, cancel);

    /// <summary>Takes a word back from the next evaluation on; false when there is none that stands.</summary>
    public Task<bool> WithdrawIdentityAsync(long id, string why, CancellationToken cancel) =>
        _identities.WithdrawAsync(id, why, cancel);

    /// <summary>Records a person's word on whether two product names are one product; used from the next evaluation on. Gives its number.</summary>
    public Task<long> AddIdentityAsync(IdentityWord word, CancellationToken cancel) =>
        _identities.AddAsync(word, cancel);

    /// <summary>The recorded words with who said so and when, withdrawn ones too, the oldest first.</summary>
    public Task<IReadOnlyList<RecordedWord>> IdentitiesAsync(CancellationToken cancel) =>
        _identities.ListAsync(cancel);
}
