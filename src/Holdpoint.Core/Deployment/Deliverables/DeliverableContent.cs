using System.Collections.Immutable;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What a deliverable brings to its site.</summary>
public sealed record DeliverableContent
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The number of this export for this site: one more than the last one's, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>Until when the site accepts it (UTC).</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Until when the site should have heard again (UTC); later, it raises an alarm.</summary>
    public required DateTimeOffset NextBy { get; init; }

    /// <summary>The sequence that this one builds on, whose files the site confirmed; null where it is complete in itself.</summary>
    public long? Since { get; init; }

    /// <summary>The files, in the order of their due dates.</summary>
    public required ImmutableArray<DeliverableItem> Items { get; init; }

    /// <summary>Files sent before that must not be used any more.</summary>
    public ImmutableArray<Withdrawal> Withdrawn { get; init; } = [];

    /// <summary>Paths of further documents for people and programs on the deliverable, ordered.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>The deliverable's name, and that of its folder.</summary>
    public string Name => $"HP-{MediumName.Of(Site, 40)}-{Sequence}";

    /// <summary>The files that come without a Release for this site.</summary>
    public IEnumerable<DeliverableItem> WithoutRelease => Items.Where(item => item.Release is null);
}
