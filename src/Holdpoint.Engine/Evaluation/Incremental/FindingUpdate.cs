using System.Collections.Concurrent;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Evaluation.Changes;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>One evaluation at work: what is matched, what a revision changed, and what becomes of the rows.</summary>
internal sealed class FindingUpdate(
    HoldpointContext context,
    Writing writing,
    PendingWork work,
    Reworded reworded,
    Matcher matcher,
    IProgress<EvaluationProgress>? progress,
    CancellationToken cancel
)
{
    private const int MatchChunk = 64;
    private readonly AdvisoryLibrary _library = new(context);
    private readonly ConcurrentBag<(ConfigurationState Configuration, MatchResult Result)> _matched = [];
    private readonly List<ConfigurationState> _new = work.Configurations.Where(one => one.New).ToList();
    private readonly HashSet<long> _touched = [];
    private readonly HashSet<long> _split = [];
    private readonly HashSet<long> _emptied = [];
    private readonly Dictionary<(string Advisory, string Text), int> _changes = [];
    private readonly Dictionary<string, AdvisoryStatements> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _revisions = new(StringComparer.Ordinal);

    public PendingWork Work => work;

    public int NewConfigurations => _new.Count;

    /// <summary>Parts of configurations that became configurations of their own.</summary>
    public int Units { get; private set; }

    public IReadOnlyList<string> Unreadable => _library.Unreadable;

    /// <summary>Holds the configurations that were evaluated before against what changed since.</summary>
    public async Task MatchChangedAsync()
    {
        var changed = work.Advisories.Where(one => one.Changed).ToList();
        var old = work.Configurations.Where(one => !one.New).ToList();
        if (changed.Count == 0 || old.Count == 0)
            return;
        var statements = await _library.ReadAsync(
            changed,
            done => Report("reading advisories", done, changed.Count),
            cancel
        );
        Keep(statements);
        foreach (var one in statements)
            _revisions[one.Advisory] = one.Revision;
        Match(old, AdvisoryIndex.Of(statements));
        _touched.UnionWith(
            _matched.Where(one => one.Result.Findings.Count > 0).Select(one => one.Configuration.Id)
        );
        await CompareAsync(changed);
    }

    /// <summary>Holds what people's words are about against each other.</summary>
    public async Task MatchRewordedAsync()
    {
        if (reworded.Configurations.Count == 0 || reworded.Advisories.Count == 0)
            return;
        var statements = await _library.ReadAsync(
            reworded.Advisories,
            done => Report("reading advisories", done, reworded.Advisories.Count),
            cancel
        );
        Match([.. reworded.Configurations], AdvisoryIndex.Of(statements));
        // A question is grouped over all who share it.
        var ids = reworded.Advisories.Select(one => one.Id).ToList();
        _touched.UnionWith(
            await context
                .Findings.Where(row => ids.Contains(row.AdvisoryId))
                .Select(row => row.ConfigurationId)
                .Distinct()
                .ToListAsync(cancel)
        );
        _touched.UnionWith(reworded.Configurations.Select(one => one.Id));
    }

    /// <summary>Looks for names that may mean one product.</summary>
    public async Task UpdateCandidatesAsync()
    {
        var changed = work.Advisories.Where(one => one.Changed).ToList();
        var unread = changed.FindAll(one => !_statements.ContainsKey(one.Key));
        if (unread.Count > 0)
            Keep(
                await _library.ReadAsync(
                    unread,
                    done => Report("reading advisories", done, unread.Count),
                    cancel
                )
            );
        Report("looking for candidates", 0, 0);
        var tied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in _matched.Where(one => one.Result.Findings.Count > 0))
        {
            if (NameOf(one.Configuration) is { } name)
                tied.Add(name.Key);
        }
        await new CandidateUpdate(context, writing, cancel).RunAsync(
            work.Everything,
            [
                .. changed
                    .Where(one => _statements.ContainsKey(one.Key))
                    .Select(one => (one.Id, _statements[one.Key])),
            ],
            NamesText.ByKey(_new.Select(NameOf)).Values,
            tied
        );
    }

    /// <summary>
    /// Holds new configurations against every advisory, and so the parts of those whose units have to be told apart.
    /// </summary>
    public async Task MatchNewAsync()
    {
        if (_new.Count == 0 && !_matched.Any(ConfigurationSplit.IsDue))
            return;
        var statements = await _library.ReadAsync(
            work.Advisories,
            done => Report("reading advisories", done, work.Advisories.Count),
            cancel
        );
        Keep(statements);
        var index = AdvisoryIndex.Of(statements);
        Match(_new, index);
        // A part may have to be split again: first by what stands beside it, then by serial number.
        while (
            _matched.Where(ConfigurationSplit.IsDue).Where(one => _split.Add(one.Configuration.Id)).ToList()
                is { Count: > 0 } due
        )
        {
            var split = new ConfigurationSplit(
                context,
                writing,
                await ConfigurationTable.LoadAsync(context, writing, cancel)
            );
            foreach (var (configuration, result) in due)
                await split.RunAsync(configuration, result, cancel);
            Units += split.Parts.Count;
            _new.AddRange(split.Parts);
            _emptied.UnionWith(split.Emptied);
            Match(split.Parts, index);
        }
    }

    /// <summary>Brings the cases in line with the findings.</summary>
    /// <param name="finished">When the evaluation is completed (UTC).</param>
    /// <param name="onlyAdvisories">True when nothing but advisories changed since the last evaluation.</param>
    public Task<CaseUpdateResult> UpdateCasesAsync(DateTimeOffset finished, bool onlyAdvisories)
    {
        var scope =
            work.Everything || _new.Count > 0 || !onlyAdvisories
                ? null
                : CaseScope.Of(
                    _touched,
                    work.Configurations.Select(one => (one.Id, one.Configuration)),
                    [
                        .. work
                            .Advisories.Where(one => one.Changed)
                            .Concat(reworded.Advisories)
                            .Select(one => one.Key),
                    ]
                );
        return new CaseUpdate(context, writing, cancel).RunAsync(finished, scope);
    }

    /// <summary>Replaces the rows of what was worked out anew.</summary>
    public void Write(long evaluation)
    {
        Report("writing findings", 0, 0);
        new FindingRows(writing, work, _new, reworded, _emptied).Replace(
            _matched.Where(one => !_emptied.Contains(one.Configuration.Id)),
            evaluation
        );
    }

    /// <summary>What newer revisions changed, by advisory.</summary>
    public List<RevisionChange> RevisionChanges() =>
        [
            .. _changes
                .Select(pair => new RevisionChange(
                    pair.Key.Advisory,
                    _revisions[pair.Key.Advisory],
                    pair.Key.Text,
                    pair.Value
                ))
                .OrderBy(change => change.Advisory, StringComparer.Ordinal)
                .ThenByDescending(change => change.Configurations)
                .ThenBy(change => change.Text, StringComparer.Ordinal),
        ];

    public int RevisionsWithoutChange()
    {
        var changed = _changes.Keys.Select(key => key.Advisory).ToHashSet(StringComparer.Ordinal);
        return work.Everything
            ? 0
            : work.Advisories.Count(one =>
                one is { Changed: true, WasEvaluated: true } && !changed.Contains(one.Key)
            );
    }

    private void Match(List<ConfigurationState> configurations, AdvisoryIndex index)
    {
        if (configurations.Count == 0)
            return;
        var done = 0;
        Parallel.ForEach(
            Partitioner.Create(0, configurations.Count, MatchChunk),
            new ParallelOptions
            {
                CancellationToken = cancel,
                MaxDegreeOfParallelism = Environment.ProcessorCount,
            },
            range =>
            {
                for (var at = range.Item1; at < range.Item2; at++)
                {
                    var configuration = configurations[at];
                    var result = matcher.Match(
                        configuration.Configuration,
                        index,
                        configuration.SerialNumber,
                        OtherComponents.Read(configuration.Others)
                    );
                    if (result.Findings.Count > 0 || ConfigurationSplit.IsDue((configuration, result)))
                        _matched.Add((configuration, result));
                }
                Report(
                    "matching",
                    Interlocked.Add(ref done, range.Item2 - range.Item1),
                    configurations.Count
                );
            }
        );
    }

    private async Task CompareAsync(List<AdvisoryState> changed)
    {
        var compared = changed.Where(one => one.WasEvaluated).ToList();
        if (work.Everything || compared.Count == 0)
            return;
        var ids = compared.Select(one => one.Id).ToList();
        var rows = await context
            .Findings.AsNoTracking()
            .Where(row => ids.Contains(row.AdvisoryId))
            .Select(row => new { row.ConfigurationId, row.Body })
            .ToListAsync(cancel);
        _touched.UnionWith(rows.Select(row => row.ConfigurationId));
        var before = rows.Select(row => (row.ConfigurationId, Finding: FindingText.Read(row.Body)))
            .ToLookup(row => (row.ConfigurationId, row.Finding.Advisory), row => row.Finding);
        var after = _matched
            .SelectMany(one =>
                one.Result.Findings.Select(finding => (one.Configuration.Id, Finding: finding))
            )
            .ToLookup(row => (row.Id, row.Finding.Advisory), row => row.Finding);
        var keys = compared.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in before.Select(group => group.Key).Union(after.Select(group => group.Key)))
        {
            if (!keys.Contains(key.Advisory))
                continue;
            foreach (var change in FindingComparison.Compare([.. before[key]], [.. after[key]]))
            {
                var place = (key.Advisory, change.Text);
                _changes[place] = _changes.GetValueOrDefault(place) + 1;
            }
        }
    }

    private static ListedName? NameOf(ConfigurationState one) =>
        ListedName.Of(one.Configuration, IdentityTables.Shipped);

    private void Keep(IEnumerable<AdvisoryStatements> statements)
    {
        foreach (var one in statements)
            _statements[one.Advisory] = one;
    }

    private void Report(string step, int done, int total) => progress?.Report(new(step, done, total));
}
