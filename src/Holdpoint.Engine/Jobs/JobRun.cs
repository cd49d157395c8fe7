using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Jobs;

/// <summary>What a kind of work gets to run with.</summary>
/// <param name="Programme">The programme in the name of the one who asked; it writes only as long as this run is the job's.</param>
/// <param name="Subject">What it works on.</param>
/// <param name="Arguments">What the kind needs to know, as JSON.</param>
/// <param name="Files">Files that belong to jobs.</param>
/// <param name="Tell">Told how far it is.</param>
internal sealed record JobRun(
    Programme Programme,
    string Subject,
    string Arguments,
    JobFiles Files,
    Action<JobProgress> Tell
)
{
    /// <summary>What was asked, in the kind's own form.</summary>
    public T Asked<T>() => Json.Read<T>(Arguments);
}
