namespace Holdpoint.Engine.Storage;

/// <summary>Rows of a transaction that wait to be sent together. Whoever is about to ask the database sends them first.</summary>
internal abstract class PendingWrites
{
    /// <summary>Sends what waits, in the order in which it was written.</summary>
    public abstract void Send();
}
