namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>
/// Ids for new rows of a table, from its own sequence: one at first, then twice as many each time. What is left over is a
/// gap, as a transaction that was given up leaves one.
/// </summary>
internal sealed class PostgresIds(string table)
{
    private const int MostAtOnce = 4096;

    private readonly Queue<long> _free = new();
    private int _next = 1;

    /// <summary>The next id.</summary>
    public long Next(PostgresQueue queue)
    {
        if (_free.Count == 0)
        {
            foreach (var id in queue.Reserve(table, _next))
                _free.Enqueue(id);
            _next = Math.Min(_next * 2, MostAtOnce);
        }
        return _free.Dequeue();
    }
}
