using Holdpoint.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Engine.Jobs;

/// <summary>Runs what is asked for, as long as a server lives.</summary>
public sealed partial class JobWorker
{
    private readonly Database _database;
    private readonly JobPulse _pulse;
    private readonly JobRows _rows;
    private readonly JobRunner _runner;
    private readonly ILogger _log;

    internal JobWorker(
        Programme programme,
        Database database,
        ProgrammeInputs inputs,
        JobPulse pulse,
        string replica,
        ILogger log
    )
    {
        (_database, _pulse, _log) = (database, pulse, log);
        _rows = new(database, inputs.Clock, replica);
        _runner = new(programme, database, _rows, pulse, new(inputs.Storage.DataDirectory), log);
    }

    /// <summary>Runs jobs until this server stops; then what it did not finish is put back.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var running = new List<Task>();
        try
        {
            using var alone = await AloneAsync(stopping);
            if (alone is not null)
                await _rows.TakeFromAsync(null, stopping);
            while (true)
            {
                try
                {
                    running.RemoveAll(one => one.IsCompleted);
                    await BeginAsync(running, stopping);
                }
                catch (Exception fault) when (StorageFault.Explain(fault) is { } said)
                {
                    Unreachable(_log, said.Message);
                }
                var next = _pulse.WaitAsync(JobLimits.LookEvery, stopping);
                await Task.WhenAny([next, .. running]);
                await next;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task BeginAsync(List<Task> running, CancellationToken stopping)
    {
        foreach (var id in await _rows.WaitingAsync(stopping))
        {
            if (running.Count >= JobLimits.AtOnce)
                return;
            if (await _rows.ClaimAsync(id, stopping) is { } row)
                running.Add(Task.Run(() => _runner.RunAsync(row, stopping), CancellationToken.None));
        }
    }

    // A file of this machine has one server that runs jobs; the others only ask for them. The system gives the lock back when
    // its holder dies.
    private async Task<IDisposable?> AloneAsync(CancellationToken stopping)
    {
        if (_database.IsShared)
            return null;
        Directory.CreateDirectory(_database.Directory);
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(_database.Directory, "jobs.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException)
            {
                await Task.Delay(JobLimits.LookEvery, stopping);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "No job can be begun: {Said}")]
    private static partial void Unreachable(ILogger log, string said);
}
