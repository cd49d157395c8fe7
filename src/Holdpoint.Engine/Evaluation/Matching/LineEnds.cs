using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>The findings of a configuration as the bytes that end the lines of every asset that has it.</summary>
internal sealed class LineEnds
{
    private readonly byte[] bytes;
    private readonly int[] starts;

    private LineEnds(byte[] bytes, int[] starts, bool dependsOnSerial) =>
        (this.bytes, this.starts, DependsOnSerial) = (bytes, starts, dependsOnSerial);

    /// <summary>True where a unit's serial number may change them.</summary>
    internal bool DependsOnSerial { get; }

    /// <summary>How many there are.</summary>
    internal int Count => starts.Length;

    /// <summary>One of them, from the comma behind the asset to the line's end.</summary>
    internal ReadOnlySpan<byte> this[int index] =>
        bytes.AsSpan(starts[index]..(index + 1 < starts.Length ? starts[index + 1] : bytes.Length));

    internal static LineEnds Of(MatchResult result, Configuration configuration, FindingJson json) =>
        Of(
            [.. result.Findings.Select(finding => new ConfigurationFinding(finding, configuration))],
            result.DependsOnSerial,
            json
        );

    internal static LineEnds Of(
        IReadOnlyCollection<ConfigurationFinding> findings,
        bool dependsOnSerial,
        FindingJson json
    )
    {
        if (findings.Count == 0)
            return new([], [], dependsOnSerial);
        json.Clear();
        int[] begun = [.. findings.Select(one => json.Add(one.Finding, one.Configuration))];
        return new(json.Written.ToArray(), begun, dependsOnSerial);
    }
}
