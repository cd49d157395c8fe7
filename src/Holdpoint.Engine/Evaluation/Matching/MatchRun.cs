using System.Collections.Concurrent;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>
/// Holds an inventory against advisories: each distinct configuration once, each unit again only where its serial number
/// may change a verdict.
/// </summary>
public sealed class MatchRun
{
    private readonly MatchSession session;
    private readonly Dictionary<Configuration, int> places = [];
    private readonly List<Configuration> configurations = [];
    private MatchResult[] results = [];

    /// <summary>Makes a run over an index.</summary>
    public MatchRun(Matcher matcher, AdvisoryIndex index) => session = new(matcher, index);

    /// <summary>How many distinct configurations there were.</summary>
    public int Configurations => configurations.Count;

    /// <summary>Matches every distinct configuration of the assets, on all processors.</summary>
    public void Prepare(IReadOnlyList<Asset> assets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assets);
        foreach (var asset in assets)
        {
            foreach (var component in asset.Components)
            {
                var configuration = Configuration.Of(component);
                if (places.TryAdd(configuration, configurations.Count))
                    configurations.Add(configuration);
            }
        }
        results = new MatchResult[configurations.Count];
        Parallel.ForEach(
            Partitioner.Create(0, configurations.Count, 256),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = cancellationToken,
            },
            range =>
            {
                for (var i = range.Item1; i < range.Item2; i++)
                    results[i] = session.Match(configurations[i]);
            }
        );
    }

    /// <summary>What the advisories mean for a component of an asset; <see cref="Prepare"/> has seen the asset.</summary>
    public MatchResult Of(Asset asset, Component component)
    {
        ArgumentNullException.ThrowIfNull(asset);
        ArgumentNullException.ThrowIfNull(component);
        var configuration = Configuration.Of(component);
        var result = results[places[configuration]];
        var serial = result.DependsOnSerial ? component.SerialNumber : null;
        if (serial is null && (!result.DependsOnOthers || asset.Components.Count == 1))
            return result;
        var others = asset
            .Components.Where(other => !ReferenceEquals(other, component))
            .Select(Configuration.Of);
        return session.Match(configuration, serial, [.. others]);
    }

    /// <summary>
    /// Writes a JSON line per asset, advisory and verdict, in the assets' order. What is the same for all assets of a
    /// configuration is rendered once.
    /// </summary>
    /// <returns>How many lines there are of each verdict.</returns>
    public async Task<IReadOnlyDictionary<Verdict, long>> WriteAsync(
        IReadOnlyList<Asset> assets,
        Stream target,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(assets);
        ArgumentNullException.ThrowIfNull(target);
        var lines = new MatchLines(this, target);
        foreach (var asset in assets)
        {
            if (lines.IsFull)
                await lines.FlushAsync(cancellationToken);
            lines.Add(asset);
        }
        await lines.FlushAsync(cancellationToken);
        return lines.Counts;
    }

    internal (int Place, MatchResult Result) At(Component component)
    {
        var place = places[Configuration.Of(component)];
        return (place, results[place]);
    }

    internal Configuration ConfigurationAt(int place) => configurations[place];
}
