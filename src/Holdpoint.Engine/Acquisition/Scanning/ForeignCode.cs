namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>
/// Runs an unpacker that is not ours on hostile bytes: whatever it throws means damaged content, and when it makes no progress
/// it is left alone for ever: nothing that it holds is disposed of, for its thread may still write there.
/// </summary>
/// <param name="time">How long one step may take; <see cref="AcquisitionLimits.UnpackTime"/> unless told.</param>
internal sealed class ForeignCode(TimeSpan? time = null) : IAsyncDisposable
{
    private readonly TimeSpan _time = time ?? AcquisitionLimits.UnpackTime;
    private readonly Stack<IDisposable> _owned = [];
    private bool _abandoned;

    /// <summary>Has something disposed of with this, unless the unpacker hangs.</summary>
    public T Own<T>(T what)
        where T : IDisposable
    {
        _owned.Push(what);
        return what;
    }

    /// <summary>Runs a step of the unpacker.</summary>
    public async Task<T> RunAsync<T>(Func<T> step, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_abandoned, this);
        var running = Task.Run(step, CancellationToken.None);
        try
        {
            return await running.WaitAsync(_time, cancel);
        }
        catch (Exception fault) when (!running.IsCompleted)
        {
            _abandoned = true;
            cancel.ThrowIfCancellationRequested();
            throw new UnpackRefusedException(
                $"the unpacker made no progress in {_time.TotalSeconds} s ({fault.GetType().Name})"
            );
        }
        catch (Exception fault) when (fault is not UnpackRefusedException)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    /// <summary>A stream of the unpacker, read in steps.</summary>
    public Stream Guard(Stream stream) => new ForeignStream(this, stream);

    public async ValueTask DisposeAsync()
    {
        if (_abandoned)
            return;
        try
        {
            await RunAsync(
                () =>
                {
                    while (_owned.TryPop(out var owned))
                        owned.Dispose();
                    return true;
                },
                CancellationToken.None
            );
        }
        catch (Exception fault) when (fault is InvalidDataException or UnpackRefusedException)
        {
            // What was read is reported; putting an unpacker away tells nothing more.
        }
    }
}
