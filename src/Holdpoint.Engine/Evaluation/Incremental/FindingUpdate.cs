using System.Collections.Concurrent;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Evaluation.Candidates;
using Holdpoint.Core.Evaluation.Changes;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>One evaluation at work: what is matched, what a revision changed, and what becomes of the rows.</summary>
internal sealed class FindingUpdate(
    Writing writing,
    PendingWork work,
    Reworded reworded,
    Matcher matcher,
    IProgress<EvaluationProgress>? progress,
    CancellationToken cancel
)
{
    private const int MatchChunk = 64;
    private readonly AdvisoryLibrary _library = new(writing);
    private readonly List<(ConfigurationState Configuration, MatchResult Result)> _matched = [];
    private readonly List<ConfigurationState> _new = [.. work.New];
    private readonly Dictionary<string, AdvisoryState> _advisories = work
        .Changed.Concat(reworded.Advisories)
        .ToDictionary(one => one.Key, StringComparer.Ordinal);
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
    public void MatchChanged()
    {
        if (work.Changed.Count == 0 || work.Everything)
            return;
        var statements = Read(work.Changed);
        foreach (var one in statements)
            _revisions[one.Advisory] = one.Revision;
        var reached = ConfigurationState
            .OfIds(writing, ConfigurationReach.Find(writing, statements))
            .FindAll(one => !one.New);
        Match(reached, AdvisoryIndex.Of(statements));
        _touched.UnionWith(
            _matched.Where(one => one.Result.Findings.Count > 0).Select(one => one.Configuration.Id)
        );
        Compare();
    }

    /// <summary>Holds what people's words are about against each other.</summary>
    public void MatchReworded()
    {
        if (reworded.Configurations.Count == 0)
            return;
        ConfigurationReach.Write(writing, matcher, reworded.Configurations);
        if (reworded.Advisories.Count == 0)
            return;
        Match(reworded.Configurations, AdvisoryIndex.Of(Read(reworded.Advisories, keep: false)));
        // A question is grouped over all who share it.
        _touched.UnionWith(
            writing
                .RowsOf(
                    "SELECT DISTINCT configuration_id FROM findings WHERE advisory_id IN (@keys)",
                    reworded.Advisories.Select(one => one.Id)
                )
                .Select(row => row.GetInt64(0))
        );
        _touched.UnionWith(reworded.Configurations.Select(one => one.Id));
    }

    /// <summary>Looks for names that may mean one product.</summary>
    public void UpdateCandidates()
    {
        Read([.. work.Changed.Where(one => !_statements.ContainsKey(one.Key))]);
        Report("looking for candidates", 0, 0);
        var tied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in _matched.Where(one => one.Result.Findings.Count > 0))
        {
            if (NameOf(one.Configuration) is { } name)
                tied.Add(name.Key);
        }
        new CandidateUpdate(writing, cancel).Run(
            work.Everything,
            [
                .. work
                    .Changed.Where(one => _statements.ContainsKey(one.Key))
                    .Select(one => (one.Id, _statements[one.Key])),
            ],
            NamesText.ByKey(_new.Select(NameOf)).Values,
            tied
        );
    }

    /// <summary>
    /// Holds new configurations against every advisory, and so the parts of those whose units have to be told apart.
    /// </summary>
    public void MatchNew()
    {
        if (_new.Count == 0 && !_matched.Exists(ConfigurationSplit.IsDue))
            return;
        var all = work.Everything ? work.Changed : AdvisoryState.All(writing, everything: false);
        foreach (var one in all)
            _advisories[one.Key] = one;
        var index = AdvisoryIndex.Of(Read(all));
        Match(_new, index);
        // A part may have to be split again: first by what stands beside it, then by serial number.
        while (
            _matched.Where(ConfigurationSplit.IsDue).Where(one => _split.Add(one.Configuration.Id)).ToList()
                is { Count: > 0 } due
        )
        {
            var split = new ConfigurationSplit(writing, ConfigurationTable.Load(writing));
            foreach (var (configuration, result) in due)
                split.Run(configuration, result);
            Units += split.Parts.Count;
            _new.AddRange(split.Parts);
            _emptied.UnionWith(split.Emptied);
            Match(split.Parts, index);
        }
    }

    /// <summary>Brings the cases in line with the findings.</summary>
    /// <param name="finished">When the evaluation is completed (UTC).</param>
    /// <param name="onlyAdvisories">True when nothing but advisories changed since the last evaluation.</param>
    public CaseUpdateResult UpdateCases(DateTimeOffset finished, bool onlyAdvisories)
    {
        var scope =
            work.Everything || _new.Count > 0 || !onlyAdvisories
                ? null
                : CaseScope.Of(
                    writing,
                    _touched,
                    [.. work.Changed.Concat(reworded.Advisories).Select(one => one.Key)]
                );
        return new CaseUpdate(writing).Run(finished, scope);
    }

    /// <summary>Replaces the rows of what was worked out anew.</summary>
    public void Write(long evaluation)
    {
        Report("writing findings", 0, 0);
        new FindingRows(writing, work, _new, reworded, _emptied, _advisories).Replace(
            _matched.Where(one => !_emptied.Contains(one.Configuration.Id)),
            evaluation
        );
        if (work.Everything)
            ConfigurationReach.Forget(writing);
        ConfigurationReach.Write(writing, matcher, _new);
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
            : work.Changed.Count(one => one.WasEvaluated && !changed.Contains(one.Key));
    }

    private void Match(IReadOnlyList<ConfigurationState> configurations, AdvisoryIndex index)
    {
        if (configurations.Count == 0)
            return;
        var done = 0;
        var results = new MatchResult[configurations.Count];
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
                    results[at] = matcher.Match(
                        configuration.Configuration,
                        index,
                        configuration.SerialNumber,
                        OtherComponents.Read(configuration.Others)
                    );
                }
                Report(
                    "matching",
                    Interlocked.Add(ref done, range.Item2 - range.Item1),
                    configurations.Count
                );
            }
        );
        for (var at = 0; at < results.Length; at++)
        {
            var one = (configurations[at], results[at]);
            if (results[at].Findings.Count > 0 || ConfigurationSplit.IsDue(one))
                _matched.Add(one);
        }
    }

    private void Compare()
    {
        var compared = work
            .Changed.Where(one => one.WasEvaluated)
            .ToDictionary(one => one.Id, one => one.Key);
        if (compared.Count == 0)
            return;
        var before = writing
            .RowsOf("SELECT configuration_id, body FROM findings WHERE advisory_id IN (@keys)", compared.Keys)
            .Select(row => (Configuration: row.GetInt64(0), Finding: FindingText.Read(row.GetString(1))))
            .ToLookup(row => (row.Configuration, row.Finding.Advisory), row => row.Finding);
        _touched.UnionWith(before.Select(group => group.Key.Configuration));
        var after = _matched
            .SelectMany(one =>
                one.Result.Findings.Select(finding => (one.Configuration.Id, Finding: finding))
            )
            .ToLookup(row => (row.Id, row.Finding.Advisory), row => row.Finding);
        var keys = compared.Values.ToHashSet(StringComparer.Ordinal);
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

    private List<AdvisoryStatements> Read(IReadOnlyList<AdvisoryState> advisories, bool keep = true)
    {
        var statements = _library.Read(
            advisories,
            done => Report("reading advisories", done, advisories.Count),
            cancel
        );
        if (keep)
            foreach (var one in statements)
                _statements[one.Advisory] = one;
        return statements;
    }

    private void Report(string step, int done, int total) => progress?.Report(new(step, done, total));
}
