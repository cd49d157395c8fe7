namespace Holdpoint.Engine.Storage;

/// <summary>
/// A server's presence among those that run jobs on one database. The system under it ends it when the server dies, however it
/// dies; nobody has to tell the time.
/// </summary>
internal abstract class Presence : IAsyncDisposable
{
    /// <summary>How long a server has to be absent before its work is somebody else's: a connection may break and come back.</summary>
    public virtual TimeSpan Grace => TimeSpan.Zero;

    /// <summary>Sees to it that this server is present; waits its turn where only one may be.</summary>
    public abstract Task KeepAsync(CancellationToken cancel);

    /// <summary>Which of other servers are not present now.</summary>
    public abstract Task<IReadOnlyList<string>> AbsentAsync(
        IReadOnlyList<string> others,
        CancellationToken cancel
    );

    /// <summary>Leaves.</summary>
    public abstract ValueTask DisposeAsync();
}
