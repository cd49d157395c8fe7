using Holdpoint.Core.Access;

namespace Holdpoint.Engine.Jobs;

/// <summary>Long work that somebody asked for: it can be left and found again.</summary>
public sealed record Job
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>What kind of work; the name of one of <see cref="JobKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it works on, such as a source; empty where the kind says all.</summary>
    public required string Subject { get; init; }

    /// <summary>The site it concerns; null for none or several.</summary>
    public string? Site { get; init; }

    /// <summary>Who asked; it runs in this name.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>How often it was begun: more than once where a server ended in the middle of it.</summary>
    public int Run { get; init; }

    /// <summary>The server that runs it, or ran it last.</summary>
    public string? Replica { get; init; }

    /// <summary>When its present run began (UTC).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How far it is.</summary>
    public JobProgress Progress { get; init; } = JobProgress.None;

    /// <summary>What came of it, or what went wrong, in words; null until it ends.</summary>
    public string? Said { get; init; }

    /// <summary>What came of it as JSON, where the kind has more to say than words.</summary>
    public string? Result { get; init; }

    /// <summary>Whether it waits or runs.</summary>
    public bool IsOpen => State is JobState.Waiting or JobState.Running;

    /// <summary>
    /// Whether a person may see it: work that concerns no site's own data is everybody's, the rest belongs to those who see its
    /// site, or to the one who asked.
    /// </summary>
    public bool IsSeenBy(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return AskedBy == person.Name
            || (JobKinds.Find(Kind) is { IsEverybodys: true } && person.MayAnywhere(Permission.View))
            || person.May(Permission.View, Site);
    }

    /// <summary>Whether a person may stop it: the one who asked, or who may ask for the like.</summary>
    public bool MayBeStoppedBy(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return AskedBy == person.Name || (JobKinds.Find(Kind) is { } kind && person.May(kind.Needs, Site));
    }
}
