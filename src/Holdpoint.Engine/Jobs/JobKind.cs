using Holdpoint.Core.Access;

namespace Holdpoint.Engine.Jobs;

/// <summary>A kind of long work.</summary>
public sealed class JobKind
{
    internal JobKind(string name, Permission needs, Func<JobRun, CancellationToken, Task<JobEnd>> run) =>
        (Name, Needs, Run) = (name, needs, run);

    /// <summary>Its name in addresses, evidence and texts.</summary>
    public string Name { get; }

    /// <summary>What a person needs to ask for it, at the job's site, or for all sites where it names none.</summary>
    public Permission Needs { get; }

    /// <summary>Whether it concerns no site's own data, so that everybody who sees anything may see it.</summary>
    public bool IsEverybodys { get; internal init; }

    /// <summary>
    /// Whether an equal job that already runs answers the ask as well. Not for work that sees only what was there when it began.
    /// </summary>
    public bool JoinsRunning { get; internal init; }

    /// <summary>Does the work.</summary>
    internal Func<JobRun, CancellationToken, Task<JobEnd>> Run { get; }
}
