using System.Collections.Concurrent;

namespace Holdpoint.Engine.Jobs;

/// <summary>
/// What this process knows of jobs at once: how far those are that it runs, who wants one of them to stop, and that there is
/// something new to do. The database says the same later, or, while one long transaction writes, not at all.
/// </summary>
internal sealed class JobPulse : IDisposable
{
    private readonly ConcurrentDictionary<long, Running> _running = new();
    private readonly SemaphoreSlim _asked = new(0);

    /// <summary>One job that this process runs.</summary>
    public sealed class Running(CancellationTokenSource stop)
    {
        private volatile JobProgress _progress = JobProgress.None;
        private volatile string? _stoppedBy;

        /// <summary>How far it is.</summary>
        public JobProgress Progress
        {
            get => _progress;
            set => _progress = value;
        }

        /// <summary>Who wants it to stop; null for nobody.</summary>
        public string? StoppedBy => _stoppedBy;

        /// <summary>Stops it in somebody's name.</summary>
        public void Stop(string by)
        {
            _stoppedBy ??= by;
            stop.Cancel();
        }
    }

    /// <summary>A job begins here.</summary>
    public Running Begin(long job, CancellationTokenSource stop) => _running[job] = new(stop);

    /// <summary>It is no longer run here.</summary>
    public void End(long job) => _running.TryRemove(job, out _);

    /// <summary>A job that this process runs; null where it does not.</summary>
    public Running? Of(long job) => _running.GetValueOrDefault(job);

    /// <summary>Something was asked for.</summary>
    public void Wake() => _asked.Release();

    /// <summary>Waits until something was asked for here, or the time is over: it may have been asked for elsewhere.</summary>
    public async Task WaitAsync(TimeSpan time, CancellationToken cancel)
    {
        if (await _asked.WaitAsync(time, cancel))
            while (_asked.Wait(0, CancellationToken.None))
            {
                // One look finds all that was asked for meanwhile.
            }
    }

    public void Dispose() => _asked.Dispose();
}
