namespace Holdpoint.Engine.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Asked for; nobody runs it yet.</summary>
    Waiting,

    /// <summary>A server runs it.</summary>
    Running,

    /// <summary>Ended with what was asked for.</summary>
    Done,

    /// <summary>Ended without; the words say why.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
