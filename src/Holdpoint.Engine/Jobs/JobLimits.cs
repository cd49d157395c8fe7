namespace Holdpoint.Engine.Jobs;

/// <summary>Time-outs and limits of jobs.</summary>
internal static class JobLimits
{
    /// <summary>How many jobs one server runs at a time: some wait for the network while one writes.</summary>
    public const int AtOnce = 4;

    /// <summary>How soon a server sees what another one was asked for.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>How often a running job's progress is told to other servers.</summary>
    public static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often somebody who watches a job is told.</summary>
    public static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(400);

    /// <summary>How long a run waits for a database that is gone, before the job counts as failed.</summary>
    public static readonly TimeSpan DatabaseGone = TimeSpan.FromMinutes(10);

    /// <summary>The first pause before the database is asked again; each further one is twice as long.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause before the database is asked again.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>The longest words that are kept of an end.</summary>
    public const int SaidLength = 2000;
}
