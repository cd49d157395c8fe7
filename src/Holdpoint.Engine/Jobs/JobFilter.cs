using Holdpoint.Core.Access;

namespace Holdpoint.Engine.Jobs;

/// <summary>Which jobs are wanted.</summary>
public sealed record JobFilter
{
    /// <summary>Only those that this person may see; null for all.</summary>
    public Person? SeenBy { get; init; }

    /// <summary>Only this kind; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>Only those with this subject; null for all.</summary>
    public string? Subject { get; init; }

    /// <summary>Only those that wait or run.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>How many of the newest to leave out.</summary>
    public int From { get; init; }

    /// <summary>Only those before this number; null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>How many at most.</summary>
    public int Count { get; init; } = 50;
}
