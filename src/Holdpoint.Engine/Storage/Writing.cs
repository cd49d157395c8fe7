using System.Data.Common;
using Holdpoint.Engine.Evidence;
using Microsoft.EntityFrameworkCore.Storage;

namespace Holdpoint.Engine.Storage;

/// <summary>A writing transaction and the connection it is on. Without <see cref="CommitAsync"/> nothing happened.</summary>
internal sealed class Writing : Reading, IAsyncDisposable
{
    private readonly IAsyncDisposable[] _owned;
    private readonly Func<CancellationToken, Task> _commit;

    /// <summary>A transaction of a context; what the context asks is in it.</summary>
    public Writing(DbConnection connection, IDbContextTransaction transaction, EvidenceLog evidence)
        : base(connection, transaction.GetDbTransaction())
    {
        (Transaction, Evidence) = (transaction.GetDbTransaction(), evidence);
        (_commit, _owned) = (transaction.CommitAsync, [transaction]);
    }

    /// <summary>A transaction of its own; connection and transaction are the new one's.</summary>
    public Writing(DbConnection connection, DbTransaction transaction, EvidenceLog evidence)
        : base(connection, transaction)
    {
        (Transaction, Evidence) = (transaction, evidence);
        (_commit, _owned) = (transaction.CommitAsync, [transaction, connection]);
    }

    /// <summary>The log that this transaction's events go to.</summary>
    public EvidenceLog Evidence { get; }

    public DbTransaction Transaction { get; }

    /// <summary>A prepared statement of this transaction.</summary>
    public RowWriter Prepare(string statement, int parameters) =>
        new(Connection, Transaction, statement, parameters);

    /// <summary>A prepared insert of this transaction.</summary>
    public RowWriter Insert(string table, params string[] columns) =>
        RowWriter.Insert(Connection, Transaction, table, columns);

    public Task CommitAsync(CancellationToken cancel) => _commit(cancel);

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _owned)
            await one.DisposeAsync();
    }
}
