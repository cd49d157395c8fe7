using Holdpoint.Engine.Jobs;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// A file of this machine has one server that runs jobs; the others only ask for them. The system gives the lock back when its
/// holder dies.
/// </summary>
internal sealed class FilePresence(string directory) : Presence
{
    private FileStream? _lock;

    public override async Task KeepAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(directory);
        while (_lock is null)
        {
            try
            {
                _lock = new(
                    Path.Combine(directory, "jobs.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException)
            {
                await Task.Delay(JobLimits.LookEvery, cancel);
            }
        }
    }

    // Who holds the lock is alone.
    public override Task<IReadOnlyList<string>> AbsentAsync(
        IReadOnlyList<string> others,
        CancellationToken cancel
    ) => Task.FromResult(others);

    public override async ValueTask DisposeAsync()
    {
        if (_lock is not null)
            await _lock.DisposeAsync();
        _lock = null;
    }
}
