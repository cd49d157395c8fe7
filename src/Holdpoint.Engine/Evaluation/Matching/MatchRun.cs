using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>
/// Holds an inventory against advisories: each distinct configuration once, each unit again only where its serial number
/// or its neighbours may change a verdict.
/// </summary>
public sealed class MatchRun
{
    // About half a megabyte of lines.
    private const int AssetsOfPiece = 256;

    private readonly MatchSession session;
    private readonly Dictionary<Configuration, MatchedConfiguration> known = [];
    private readonly List<MatchedConfiguration> distinct = [];

    /// <summary>Makes a run over an index.</summary>
    public MatchRun(Matcher matcher, AdvisoryIndex index) => session = new(matcher, index);

    /// <summary>How many distinct configurations there were.</summary>
    public int Configurations => distinct.Count;

    /// <summary>Matches every distinct configuration of the assets, on all processors.</summary>
    public void Prepare(IReadOnlyList<Asset> assets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assets);
        Collect(assets);
        Parallel.ForEach(
            distinct,
            OnAllProcessors(cancellationToken),
            one => one.Result = session.Match(one.Configuration)
        );
    }

    /// <summary>What the advisories mean for a component of an asset; <see cref="Prepare"/> has seen the asset.</summary>
    public MatchResult Of(Asset asset, Component component)
    {
        ArgumentNullException.ThrowIfNull(asset);
        ArgumentNullException.ThrowIfNull(component);
        var one = known[Configuration.Of(component)];
        var result = one.Result ??= session.Match(one.Configuration);
        var (serial, others) = ((string?)null, (IReadOnlyList<Configuration>)[]);
        // What stands beside a component may make its serial number matter.
        while (true)
        {
            var told = (serial, others);
            if (result.DependsOnSerial)
                serial ??= component.SerialNumber;
            if (result.DependsOnOthers && others.Count == 0)
                others =
                [
                    .. asset
                        .Components.Where(other => !ReferenceEquals(other, component))
                        .Select(Configuration.Of),
                ];
            if (serial == told.serial && others.Count == told.others.Count)
                return result;
            result = session.Match(one.Configuration, serial, others);
        }
    }

    /// <summary>
    /// Writes a JSON line per asset, advisory and verdict, in the assets' order; needs no <see cref="Prepare"/>. Pieces of
    /// the inventory are matched and put together on all processors and leave in order; what is the same for all assets of
    /// a configuration is written down once and let go after the last of them.
    /// </summary>
    public async Task WriteAsync(
        IReadOnlyList<Asset> assets,
        Stream target,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(target);
        var ofAssets = Collect(assets);
        var idle = new Stack<MatchLines>();
        var begun = new Queue<Task<MatchLines>>();
        try
        {
            for (var start = 0; start < assets.Count; start += AssetsOfPiece)
            {
                if (begun.Count > Environment.ProcessorCount)
                    idle.Push(await LeaveAsync(begun.Dequeue()));
                var piece = start..Math.Min(start + AssetsOfPiece, assets.Count);
                var lines = idle.Count > 0 ? idle.Pop() : new();
                begun.Enqueue(Task.Run(() => PutTogether(piece, lines), cancellationToken));
            }
            while (begun.Count > 0)
                (await LeaveAsync(begun.Dequeue())).Dispose();
        }
        finally
        {
            // Where the target fails or somebody stops, what was begun ends before the caller's data goes.
            while (begun.Count > 0)
                await ((Task)begun.Dequeue()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (idle.Count > 0)
                idle.Pop().Dispose();
        }

        MatchLines PutTogether(Range piece, MatchLines lines)
        {
            for (var i = piece.Start.Value; i < piece.End.Value; i++)
                lines.Add(assets[i].Id, LinesOf(assets[i], ofAssets[i], lines.Json));
            return lines;
        }

        async Task<MatchLines> LeaveAsync(Task<MatchLines> piece)
        {
            var lines = await piece;
            await target.WriteAsync(lines.Written, cancellationToken);
            lines.Clear();
            return lines;
        }
    }

    // The distinct configurations of assets; gives the one of each asset that has one component.
    private MatchedConfiguration?[] Collect(IReadOnlyList<Asset> assets)
    {
        var ofAssets = new MatchedConfiguration?[assets.Count];
        for (var i = 0; i < ofAssets.Length; i++)
        {
            var isAlone = assets[i].Components.Count == 1;
            foreach (var component in assets[i].Components)
            {
                var configuration = Configuration.Of(component);
                if (!known.TryGetValue(configuration, out var one))
                {
                    known[configuration] = one = new(configuration);
                    distinct.Add(one);
                }
                if (!isAlone)
                    continue;
                one.Alone++;
                ofAssets[i] = one;
            }
        }
        return ofAssets;
    }

    private static ParallelOptions OnAllProcessors(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };

    private LineEnds LinesOf(Asset asset, MatchedConfiguration? one, FindingJson json)
    {
        if (one is null)
            return LineEnds.Of(Merged(asset), dependsOnSerial: false, json);
        var lines = one.TakeLines(configuration =>
            LineEnds.Of(session.Match(configuration), configuration, json)
        );
        var serial = asset.Components[0].SerialNumber;
        return lines.DependsOnSerial && serial is { Length: > 0 }
            ? LineEnds.Of(session.Match(one.Configuration, serial), one.Configuration, json)
            : lines;
    }

    // Two components may have one verdict in one advisory; that is one line.
    private Dictionary<(string, Verdict), ConfigurationFinding>.ValueCollection Merged(Asset asset)
    {
        var merged = new Dictionary<(string, Verdict), ConfigurationFinding>();
        foreach (var component in asset.Components)
        {
            foreach (var finding in Of(asset, component).Findings)
            {
                var key = (finding.Advisory, finding.Verdict);
                merged[key] = merged.TryGetValue(key, out var other)
                    ? other with
                    {
                        Finding = FindingMerge.Of(other.Finding, finding),
                    }
                    : new(finding, Configuration.Of(component));
            }
        }
        return merged.Values;
    }
}
