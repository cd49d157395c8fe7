using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Engine.Jobs;

/// <summary>Runs one job after it was claimed: in the name of who asked, told about while it lasts, ended once.</summary>
internal sealed partial class JobRunner(
    Programme programme,
    Database database,
    JobRows rows,
    JobPulse pulse,
    JobFiles files,
    ILogger log
)
{
    /// <summary>Runs it to its end, or until this server stops: then it is put back.</summary>
    public async Task RunAsync(JobRow row, CancellationToken stopping)
    {
        var claim = new JobClaim(row.Id, row.Run);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var running = pulse.Begin(row.Id, stop);
        using var told = new CancellationTokenSource();
        var telling = database.IsShared ? TellAsync(claim, running, told.Token) : Task.CompletedTask;
        try
        {
            var end = await AttemptAsync(row, claim, running, stop.Token);
            await told.CancelAsync();
            await telling;
            await OutliveAsync(
                () =>
                    end is null
                        ? rows.PutBackAsync(claim, CancellationToken.None)
                        : rows.EndAsync(claim, end, running.StoppedBy, CancellationToken.None),
                CancellationToken.None
            );
        }
        catch (JobTakenOverException)
        {
            TakenOver(log, row.Id);
        }
#pragma warning disable CA1031 // Whatever it was: it is told, and the next server takes the job over.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotEnded(log, row.Id, fault);
        }
        finally
        {
            await told.CancelAsync();
            await telling;
            pulse.End(row.Id);
        }
    }

    // Null: this server stops, and somebody else shall do it.
    private async Task<JobEnd?> AttemptAsync(
        JobRow row,
        JobClaim claim,
        JobPulse.Running running,
        CancellationToken stop
    )
    {
        if (JobKinds.Find(row.Kind) is not { } kind)
            return new($"This program knows no work called {row.Kind}.", JobState.Failed);
        var run = new JobRun(
            programme.As(row.AskedBy, claim),
            row.Subject,
            row.Arguments,
            files,
            progress => running.Progress = progress
        );
        JobEnd? end = null;
        try
        {
            await OutliveAsync(
                async () =>
                {
                    // What was committed before the connection broke has ended the job.
                    if (await rows.IsOursAsync(claim, stop))
                        end = await kind.Run(run, stop);
                },
                stop
            );
            return end ?? new("");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return running.StoppedBy is { } by ? new($"Stopped by {by}.", JobState.Cancelled) : null;
        }
        catch (JobTakenOverException)
        {
            throw;
        }
#pragma warning disable CA1031 // A fault ends one job, never the server.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Failed(log, row.Id, row.Kind, fault);
            var said =
                StorageFault.Explain(fault)?.Message
                ?? (
                    fault is IOException or UnauthorizedAccessException
                        ? fault.Message
                        : "A fault of this program; the server's log says more. Nothing half was written."
                );
            return new(
                said.Length > JobLimits.SaidLength ? said[..JobLimits.SaidLength] : said,
                JobState.Failed
            );
        }
    }

    // A database that is restarted is waited for; what was in a transaction did not happen and is done again.
    private async Task OutliveAsync(Func<Task> work, CancellationToken cancel)
    {
        var pause = JobLimits.FirstPause;
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception fault)
                when (waited < JobLimits.DatabaseGone
                    && !cancel.IsCancellationRequested
                    && StorageFault.IsGone(fault)
                )
            {
                DatabaseGone(log, fault);
            }
            await Task.Delay(pause, cancel);
            pause = pause * 2 < JobLimits.LongestPause ? pause * 2 : JobLimits.LongestPause;
        }
    }

    private async Task TellAsync(JobClaim claim, JobPulse.Running running, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(JobLimits.TellEvery, until);
                if (await rows.TellAsync(claim, running.Progress, until) is { } by)
                    running.Stop(by);
            }
            catch (OperationCanceledException) when (until.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (StorageFault.Explain(fault) is not null)
            {
                // Progress is not worth a word; the work itself says that the database is gone.
            }
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Job {Job} was taken over by another server; nothing more is written of it here."
    )]
    private static partial void TakenOver(ILogger log, long job);

    [LoggerMessage(LogLevel.Error, "Job {Job} could not be ended; another server will take it over.")]
    private static partial void NotEnded(ILogger log, long job, Exception fault);

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) failed.")]
    private static partial void Failed(ILogger log, long job, string kind, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The database is gone; waiting for it.")]
    private static partial void DatabaseGone(ILogger log, Exception fault);
}
