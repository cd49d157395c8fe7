using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Jobs;

/// <summary>
/// One run's right to work on a job. Every writing transaction of the run asks, while no other writer is at work, whether the
/// job is still this run's: a server that slept while another one took its job over can change nothing any more.
/// </summary>
internal sealed class JobClaim(long job, int run)
{
    /// <summary>The job.</summary>
    public long Job => job;

    /// <summary>Which of its runs.</summary>
    public int Run => run;

    /// <summary>Holds the claim against the database.</summary>
    /// <exception cref="JobTakenOverException">Another run has the job.</exception>
    public void Hold(Reading reading)
    {
        if (reading.Number("SELECT run FROM jobs WHERE id = @p0", job) != run)
            throw new JobTakenOverException($"Another server took job {job} over.");
    }

    /// <summary>Ends the job in the transaction of its last deed: both happened, or neither.</summary>
    public void End(Writing writing, DateTimeOffset at, JobEnd end)
    {
        using var update = writing.Prepare(
            "UPDATE jobs SET state = @p2, finished_at = @p3, said = @p4, result = @p5 WHERE id = @p0 AND run = @p1",
            6
        );
        update.Write(job, run, end.State.ToString(), at, end.Said, end.Result);
    }
}
