using Holdpoint.Engine.Jobs;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Engine;

/// <summary>Long work: asked for here, run by servers.</summary>
public sealed partial class Programme
{
    /// <summary>Where long work is asked for, found again and stopped.</summary>
    public JobBoard Jobs => new(_database, _inputs, _pulse);

    /// <summary>Now (UTC).</summary>
    internal DateTimeOffset Now => _inputs.Clock.GetUtcNow();

    /// <summary>What runs the jobs that are asked for, in a server of this name.</summary>
    public JobWorker Worker(string replica, ILogger log) =>
        new(this, _database, _inputs, _pulse, replica, log);

    /// <summary>The same programme for one run of a job, in the name of who asked for it.</summary>
    internal Programme As(string actor, JobClaim claim) =>
        new(_database.Under(claim), _inputs with { Actor = actor }, _pulse);
}
