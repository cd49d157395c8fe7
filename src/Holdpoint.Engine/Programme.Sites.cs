using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.Clocks;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine;

/// <summary>How sites decide: policies, people's decisions, clocks; and which keys of their sources they trust.</summary>
public sealed partial class Programme
{
    private readonly SitePolicyStore _policies;
    private readonly DecisionStore _decisions;
    private readonly ClockStore _clocks;
    private readonly SourceKeys _keys;

    private static (SitePolicyStore, DecisionStore, ClockStore, SourceKeys) SitesOf(
        Database database,
        ProgrammeInputs inputs
    ) =>
        (
            new(database, inputs.Clock, inputs.Actor),
            new(database, inputs.Clock, inputs.Actor),
            new(database, inputs.Clock),
            new(database, inputs.Storage.DataDirectory, inputs.Clock, inputs.Actor)
        );

    /// <summary>The sites with their policies.</summary>
    public Task<IReadOnlyList<SiteState>> SitesAsync(CancellationToken cancel) => _policies.ListAsync(cancel);

    /// <summary>Which date it is now at each site.</summary>
    public Task<SiteDates> DatesAsync(CancellationToken cancel) => _policies.DatesAsync(cancel);

    /// <summary>Takes in a site's policy and decides the site's cases by it; with <paramref name="dryRun"/> nothing is kept.</summary>
    public Task<SitePolicyImportResult> ImportSitePolicyAsync(
        string path,
        string? why,
        bool dryRun,
        CancellationToken cancel
    ) => _policies.ImportAsync(path, why, dryRun, cancel);

    /// <summary>
    /// Takes in a policy that is given as a text, with the tables that it names by file name, for this site and no other; with
    /// <paramref name="dryRun"/> nothing is kept.
    /// </summary>
    public Task<SitePolicyImportResult> ImportSitePolicyAsync(
        string site,
        string text,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside,
        string? why,
        bool dryRun,
        CancellationToken cancel
    ) => _policies.ImportAsync(site, text, beside, why, dryRun, cancel);

    /// <summary>The text of a site's policy, whole in itself; null where there is none.</summary>
    public Task<string?> SitePolicyTextAsync(string site, int? revision, CancellationToken cancel) =>
        _policies.TextAsync(site, revision, cancel);

    /// <summary>The policy that a decision recorded; null where it is not kept.</summary>
    public Task<SitePolicy?> SitePolicyAsync(string site, string revision, CancellationToken cancel) =>
        _policies.NamedAsync(site, revision, cancel);

    /// <summary>Records a person's decision on a case; null when there is no such case.</summary>
    public Task<CaseMove?> DecideAsync(string id, DecisionWord word, CancellationToken cancel) =>
        _decisions.DecideAsync(id, word, null, cancel);

    /// <summary>The same, only where the case is still of the revision that was read.</summary>
    public Task<CaseMove?> DecideAsync(
        string id,
        DecisionWord word,
        string? revision,
        CancellationToken cancel
    ) => _decisions.DecideAsync(id, word, revision, cancel);

    /// <summary>Approves, as the one who calls, what somebody else decided; null when there is no such case.</summary>
    public Task<CaseMove?> ApproveAsync(string id, string why, CancellationToken cancel) =>
        _decisions.ApproveAsync(id, why, null, cancel);

    /// <summary>The same, only where the case is still of the revision that was read.</summary>
    public Task<CaseMove?> ApproveAsync(string id, string why, string? revision, CancellationToken cancel) =>
        _decisions.ApproveAsync(id, why, revision, cancel);

    /// <summary>Takes away a decision that waits for an approval; null when there is no such case.</summary>
    public Task<CaseMove?> RejectAsync(string id, string why, CancellationToken cancel) =>
        _decisions.RejectAsync(id, why, null, cancel);

    /// <summary>The same, only where the case is still of the revision that was read.</summary>
    public Task<CaseMove?> RejectAsync(string id, string why, string? revision, CancellationToken cancel) =>
        _decisions.RejectAsync(id, why, revision, cancel);

    /// <summary>A part of the worklist.</summary>
    public Task<WorklistPart> WorklistPartAsync(WorklistAsk ask, CancellationToken cancel) =>
        new WorklistStore(_database).ReadAsync(ask, cancel);

    /// <summary>How many open cases there are, by site, priority, stage and what they wait for.</summary>
    public Task<IReadOnlyList<WorklistCount>> WorklistCountsAsync(CancellationToken cancel) =>
        new WorklistStore(_database).CountsAsync(cancel);

    /// <summary>How many open cases are due, by site and date, up to a date.</summary>
    public Task<IReadOnlyList<DueCount>> WorklistDueAsync(DateOnly until, CancellationToken cancel) =>
        new WorklistStore(_database).DueAsync(until, cancel);

    /// <summary>The newest events of these kinds on a subject, the newest first, at most 200.</summary>
    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(
        IReadOnlyCollection<string> kinds,
        string subject,
        CancellationToken cancel
    ) => new EvidenceHistory(_database).OfAsync(kinds, subject, cancel);

    /// <summary>Completes what an older program left without its newer form; to be called once before pages are served.</summary>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        await using var writing = await _database.WriteAsync(cancel);
        WorklistRows.Complete(writing);
        await writing.CommitAsync(cancel);
    }

    /// <summary>The decisions on a case, the newest first.</summary>
    public Task<IReadOnlyList<Decision>> DecisionsAsync(string id, CancellationToken cancel) =>
        _decisions.OfCaseAsync(id, cancel);

    /// <summary>
    /// Decides a case once more from what it recorded: what comes out differently, one sentence each, empty where the same inputs
    /// give the same answer.
    /// </summary>
    public async Task<IReadOnlyList<string>> ReplayAsync(PatchCase one, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(one);
        return await _policies.NamedAsync(one.Content.Site, one.Assessment.Policy, cancel) is { } policy
            ? CaseReplay.Differences(one, policy)
            : [$"The policy of {one.Content.Site}, {one.Assessment.Policy}, is not kept."];
    }

    /// <summary>The clocks that run, of one site or of all.</summary>
    public Task<RunningClocks> ClocksAsync(string? site, CancellationToken cancel) =>
        _clocks.RunningAsync(site, cancel);

    /// <summary>The keys that a source, or all, sign with; those that wait for a person first.</summary>
    public Task<IReadOnlyList<SourceKey>> SourceKeysAsync(string? source, CancellationToken cancel) =>
        _keys.ListAsync(source, cancel);

    /// <summary>Approves or rejects a source's key; null when it has none with this fingerprint.</summary>
    public Task<SourceKey?> DecideSourceKeyAsync(
        string source,
        string fingerprint,
        bool approve,
        string why,
        CancellationToken cancel
    ) => _keys.DecideAsync(source, fingerprint, approve, why, cancel);
}
