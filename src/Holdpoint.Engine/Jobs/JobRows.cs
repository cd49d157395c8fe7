using System.Data.Common;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Jobs;

/// <summary>What a server that runs jobs writes about them. A job changes hands only by its row, whoever believes what.</summary>
internal sealed class JobRows(Database database, TimeProvider clock, string replica)
{
    private const string Actor = "holdpoint";
    private const string UniqueViolation = "23505";

    /// <summary>The jobs that can be begun now, the oldest first: of work on one thing there is one at a time.</summary>
    public async Task<IReadOnlyList<long>> WaitingAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await Waiting(context).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
    }

    /// <summary>Takes a waiting job; null where somebody else was first.</summary>
    public async Task<JobRow?> ClaimAsync(long id, CancellationToken cancel)
    {
        await using var context = database.Context();
        var now = clock.GetUtcNow();
        try
        {
            var taken = await Waiting(context)
                .Where(row => row.Id == id)
                .ExecuteUpdateAsync(
                    row =>
                        row.SetProperty(one => one.State, nameof(JobState.Running))
                            .SetProperty(one => one.Run, one => one.Run + 1)
                            .SetProperty(one => one.Replica, replica)
                            .SetProperty(one => one.StartedAt, now),
                    cancel
                );
            return taken == 1
                ? await context.Jobs.AsNoTracking().FirstAsync(row => row.Id == id, cancel)
                : null;
        }
        // Two servers began work on one thing at once: the index lets one of them.
        catch (DbException fault) when (fault.SqlState == UniqueViolation)
        {
            return null;
        }
    }

    /// <summary>Whether a job is still this run's.</summary>
    public async Task<bool> IsOursAsync(JobClaim claim, CancellationToken cancel)
    {
        await using var context = database.Context();
        return await Ours(context, claim).AnyAsync(cancel);
    }

    /// <summary>Tells the others how far a job is; gives who wants it to stop.</summary>
    public async Task<string?> TellAsync(JobClaim claim, JobProgress progress, CancellationToken cancel)
    {
        await using var context = database.Context();
        await Ours(context, claim)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.Step, progress.Step)
                        .SetProperty(one => one.Done, progress.Done)
                        .SetProperty(one => one.Total, progress.Total),
                cancel
            );
        return await Ours(context, claim).Select(row => row.StopAskedBy).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Puts a job back that a stopping server did not finish.</summary>
    public async Task PutBackAsync(JobClaim claim, CancellationToken cancel)
    {
        await using var context = database.Context();
        await Ours(context, claim)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(one => one.State, nameof(JobState.Waiting))
                        .SetProperty(one => one.Step, (string?)null),
                cancel
            );
    }

    /// <summary>Ends a job that did not end itself; what is announced says how where it did not go well.</summary>
    public async Task EndAsync(JobClaim claim, JobEnd end, string? stoppedBy, CancellationToken cancel)
    {
        await using var writing = await database.Under(claim).WriteAsync(cancel);
        if (
            writing.Number(
                "SELECT 1 FROM jobs WHERE id = @p0 AND run = @p1 AND state = @p2",
                claim.Job,
                claim.Run,
                nameof(JobState.Running)
            ) != 1
        )
            return;
        var now = clock.GetUtcNow();
        claim.End(writing, now, end);
        if (end.State != JobState.Done)
            EvidenceWriter.Add(
                writing,
                now,
                stoppedBy ?? Actor,
                end.State == JobState.Cancelled ? "job.cancel" : "job.failed",
                $"job {claim.Job}",
                new { end.Said }
            );
        await writing.CommitAsync(cancel);
    }

    /// <summary>The other servers in whose hands jobs are.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        return await context
            .Jobs.Where(row => row.State == nameof(JobState.Running) && row.Replica != replica)
            .Select(row => row.Replica!)
            .Distinct()
            .ToListAsync(cancel);
    }

    /// <summary>Lets others have the jobs that a server began which is no more.</summary>
    public async Task<int> TakeFromAsync(string dead, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var rows = await context
            .Jobs.Where(row => row.State == nameof(JobState.Running))
            .Where(row => row.Replica == dead)
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return 0;
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            // From here on the one that had it can write no more.
            (row.State, row.Run, row.Step) = (nameof(JobState.Waiting), row.Run + 1, null);
            EvidenceWriter.Add(writing, now, Actor, "job.takeover", $"job {row.Id}", new { row.Replica });
        }
        await context.SaveChangesAsync(cancel);
        await writing.CommitAsync(cancel);
        return rows.Count;
    }

    private static IQueryable<JobRow> Waiting(HoldpointContext context) =>
        context.Jobs.Where(row =>
            row.State == nameof(JobState.Waiting)
            && !context.Jobs.Any(other =>
                other.State == nameof(JobState.Running)
                && other.Kind == row.Kind
                && other.Subject == row.Subject
            )
        );

    private static IQueryable<JobRow> Ours(HoldpointContext context, JobClaim claim)
    {
        var (job, run) = (claim.Job, claim.Run);
        return context.Jobs.Where(row =>
            row.Id == job && row.Run == run && row.State == nameof(JobState.Running)
        );
    }
}
