using Holdpoint.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Engine.Jobs;

/// <summary>Runs what is asked for, as long as a server lives.</summary>
public sealed partial class JobWorker
{
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly string _replica;

    // Servers that have jobs and are not there, since when.
    private readonly Dictionary<string, long> _absent = new(StringComparer.Ordinal);
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
        (_database, _clock, _pulse, _replica, _log) = (database, inputs.Clock, pulse, replica, log);
        _rows = new(database, inputs.Clock, replica);
        _runner = new(programme, database, _rows, pulse, new(inputs.Storage.DataDirectory), log);
    }

    /// <summary>Runs jobs until this server stops; then what it did not finish is put back.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var running = new List<Task>();
        await using var presence = _database.Presence(_replica);
        try
        {
            while (true)
            {
                try
                {
                    await presence.KeepAsync(stopping);
                    await TakeOverAsync(presence, stopping);
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

    // The jobs of servers that are no more wait again, for whoever is first. A server that comes back later finds that they
    // are no longer its own.
    private async Task TakeOverAsync(Presence presence, CancellationToken stopping)
    {
        var now = _clock.GetTimestamp();
        var absent = await presence.AbsentAsync(await _rows.OthersAsync(stopping), stopping);
        foreach (var back in _absent.Keys.Except(absent, StringComparer.Ordinal).ToList())
            _absent.Remove(back);
        foreach (var one in absent)
        {
            _absent.TryAdd(one, now);
            if (_clock.GetElapsedTime(_absent[one], now) < presence.Grace)
                continue;
            if (await _rows.TakeFromAsync(one, stopping) is var count and > 0)
                TookOver(_log, count, one);
            _absent.Remove(one);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No job can be begun: {Said}")]
    private static partial void Unreachable(ILogger log, string said);

    [LoggerMessage(LogLevel.Warning, "{Count} jobs of {Replica} are begun anew: it ended without a word.")]
    private static partial void TookOver(ILogger log, int count, string replica);
}
