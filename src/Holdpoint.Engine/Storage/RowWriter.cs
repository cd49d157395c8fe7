namespace Holdpoint.Engine.Storage;

/// <summary>
/// Runs one statement for many rows inside the caller's transaction. Values are bound, never put into the statement. What it
/// writes is there for whatever this transaction asks next; a fault may come as late as then, or with the commit.
/// </summary>
internal abstract class RowWriter : IDisposable
{
    /// <summary>Runs the statement with these values.</summary>
    public abstract void Write(params ReadOnlySpan<object?> values);

    /// <summary>Runs the statement and gives its one value back.</summary>
    public abstract long WriteAndRead(params ReadOnlySpan<object?> values);

    /// <inheritdoc />
    public abstract void Dispose();
}
