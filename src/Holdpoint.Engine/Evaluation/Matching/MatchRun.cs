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
        var result = one.Result!;
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
    /// Writes a JSON line per asset, advisory and verdict, in the assets' order; needs no <see cref="Prepare"/>. What is
    /// the same for all assets of a configuration is written down once, on all processors, and its findings are let go.
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
        Parallel.ForEach(
            distinct,
            OnAllProcessors(cancellationToken),
            () => new FindingJson(),
            (one, _, json) => Write(one, json),
            json => json.Dispose()
        );
        using var ofUnits = new FindingJson();
        // While one piece is on its way out, the next is put together.
        var (lines, leaving) = (new MatchLines(), new MatchLines());
        var writing = Task.CompletedTask;
        for (var i = 0; i < assets.Count; i++)
        {
            lines.Add(assets[i].Id, LinesOf(assets[i], ofAssets[i], ofUnits));
            if (!lines.IsFull && i < assets.Count - 1)
                continue;
            await writing;
            writing = target.WriteAsync(lines.Written, cancellationToken).AsTask();
            (lines, leaving) = (leaving, lines);
            lines.Clear();
        }
        await writing;
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
                one.IsAlone |= isAlone;
                one.HasNeighbours |= !isAlone;
                ofAssets[i] = isAlone ? one : null;
            }
        }
        return ofAssets;
    }

    private static ParallelOptions OnAllProcessors(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };

    private FindingJson Write(MatchedConfiguration one, FindingJson json)
    {
        var result = session.Match(one.Configuration);
        if (one.IsAlone)
            one.Lines = LineEnds.Of(result, one.Configuration, json);
        if (one.HasNeighbours)
            one.Result = result;
        return json;
    }

    private LineEnds LinesOf(Asset asset, MatchedConfiguration? one, FindingJson json)
    {
        if (one?.Lines is not { } lines)
            return LineEnds.Of(Merged(asset), dependsOnSerial: false, json);
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
