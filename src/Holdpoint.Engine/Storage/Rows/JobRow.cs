namespace Holdpoint.Engine.Storage.Rows;

/// <summary>Long work that somebody asked for.</summary>
internal sealed class JobRow
{
    public long Id { get; set; }

    /// <summary>One of <see cref="Jobs.JobKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>What it works on, such as a source; empty where the kind says all.</summary>
    public required string Subject { get; set; }

    /// <summary>The site it concerns; null for none or several.</summary>
    public string? Site { get; set; }

    /// <summary>What the kind needs to know, as JSON.</summary>
    public required string Arguments { get; set; }
    public required string AskedBy { get; set; }
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>A <see cref="Jobs.JobState"/>.</summary>
    public required string State { get; set; }

    /// <summary>The entry and time of the timetable that it is, so that two servers do not ask for one twice; null for a person's.</summary>
    public string? Due { get; set; }

    /// <summary>How often it was begun; what writes in the name of an earlier run is refused.</summary>
    public int Run { get; set; }

    /// <summary>The server that runs it, or ran it last.</summary>
    public string? Replica { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Who wants it to stop while it runs.</summary>
    public string? StopAskedBy { get; set; }
    public string? Step { get; set; }
    public int Done { get; set; }
    public int Total { get; set; }

    /// <summary>What came of it, or what went wrong, in words.</summary>
    public string? Said { get; set; }

    /// <summary>What came of it as JSON, where the kind has more to say than words.</summary>
    public string? Result { get; set; }
}
