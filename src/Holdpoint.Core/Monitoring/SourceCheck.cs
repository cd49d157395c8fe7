namespace Holdpoint.Core.Monitoring;

/// <summary>
/// One dated look at a <see cref="Source"/>. It is recorded also when nothing was new: NERC CIP-007-6 R2.2 counts the days
/// between looks, not between news.
/// </summary>
public sealed record SourceCheck
{
    /// <summary>The <see cref="Source.Id"/>.</summary>
    public required string SourceId { get; init; }

    /// <summary>When the look began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended (UTC); not before <see cref="StartedAt"/>.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required SourceCheckOutcome Outcome { get; init; }

    /// <summary>Documents seen for the first time and accepted.</summary>
    public int New { get; init; }

    /// <summary>Documents of which another revision was accepted.</summary>
    public int Changed { get; init; }

    /// <summary>Documents that are listed and in force as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Documents held back now, whatever run held them first.</summary>
    public int Held { get; init; }

    /// <summary>Documents that were listed before and no longer are.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Feeds and directories left alone because their TLP label is above <see cref="Source.TlpLimit"/>.</summary>
    public int AboveTlpLimit { get; init; }

    /// <summary>Bytes of bodies received, after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>Requests made, retries and redirects included; files read for a medium.</summary>
    public int Requests { get; init; }

    /// <summary>The source's own word on its age: the newest "last updated" it carries. Null when it carries none.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What makes the next request conditional; null where the source cannot tell that nothing changed.</summary>
    public SourceCopy? Copy { get; init; }

    /// <summary>What was odd, one line each, worst first.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>True when the look counts as a check of the source: its listings were read.</summary>
    public bool Counts => Outcome is SourceCheckOutcome.Complete or SourceCheckOutcome.CompleteWithHolds;
}
