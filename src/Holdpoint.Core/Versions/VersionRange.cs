namespace Holdpoint.Core.Versions;

/// <summary>A range text as it was understood: the union of intervals, and conditions that must all hold.</summary>
public sealed record VersionRange
{
    /// <summary>The text as written.</summary>
    public required string Raw { get; init; }

    /// <summary>The versions, oldest first as written; empty where the text names no version.</summary>
    public required IReadOnlyList<VersionInterval> Intervals { get; init; }

    /// <summary>What must hold beside the version.</summary>
    public IReadOnlyList<RangeCondition> Conditions { get; init; } = [];

    /// <summary>True when each interval's upper bound speaks of its own release train only.</summary>
    public bool IsTrains { get; init; }

    /// <summary>How completely the text was understood.</summary>
    public required RangeConfidence Confidence { get; init; }

    /// <summary>Identifier of the grammar's rule that read it.</summary>
    public required string Rule { get; init; }

    /// <summary>True when every version is meant.</summary>
    public bool IsAll => Intervals is [{ Lower: null, Upper: null }];

    /// <summary>True when an answer may hang on the single unit's serial number.</summary>
    public bool AsksForSerial => Conditions.Any(condition => condition.Kind == ConditionKind.SerialPrefix);

    /// <summary>Where a version lies; conditions are answered from the attributes and the serial where these hold the answer.</summary>
    /// <param name="version">The installed version; null where it is not known.</param>
    /// <param name="attributes">The component's further facts.</param>
    /// <param name="serial">The unit's serial number; null where it is not known.</param>
    public RangeAnswer Locate(ParsedVersion? version, AttributeSet attributes, string? serial = null)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (
            version is not null
            && version.Raw.AsSpan().Trim().Equals(Raw.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)
        )
            return new(RangePosition.Inside, $"'{version}' is the statement's own text");
        var place = Place(version);
        if (place.IsOutside)
            return Conditions.FirstOrDefault(condition => condition.StandsForVersion) is { } unread
                ? RangeAnswer.Unknown($"a part of the text is not a version: {unread.Text}")
                : place;
        foreach (var condition in Conditions)
        {
            var answer = condition.Ask(attributes, serial, version);
            if (answer.IsOutside)
                return answer with { Reason = $"the condition is not met: {answer.Reason}" };
            if (answer.Position == RangePosition.Unknown && place.Position == RangePosition.Inside)
                place = answer;
        }
        return place;
    }

    private RangeAnswer Place(ParsedVersion? version)
    {
        if (Intervals.Count == 0)
            return Conditions.Count > 0
                ? new(RangePosition.Inside, "the text names no version")
                : RangeAnswer.Unknown("the text names no version");
        if (IsAll)
            return new(RangePosition.Inside, "all versions");
        if (version is null)
            return RangeAnswer.Unknown("the installed version is not known");
        if (IsTrains)
            return ReleaseTrains.Locate(Intervals, version);
        var below = false;
        var beyond = false;
        RangeAnswer? unknown = null;
        var last = default(RangeAnswer);
        foreach (var interval in Intervals)
        {
            last = interval.Locate(version);
            switch (last.Position)
            {
                case RangePosition.Inside:
                    return last;
                case RangePosition.Below:
                    below = true;
                    break;
                case RangePosition.Beyond:
                    beyond = true;
                    break;
                default:
                    unknown = last;
                    break;
            }
        }
        if (unknown is { } open)
            return open;
        if (Confidence == RangeConfidence.Garbled)
            return RangeAnswer.Unknown(
                $"the text '{Raw.Trim()}' lost a part; outside of what it names nothing is known"
            );
        return below && beyond ? last with { Position = RangePosition.Gap } : last;
    }
}
