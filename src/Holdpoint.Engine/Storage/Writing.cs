using System.Data.Common;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Jobs;
using Microsoft.EntityFrameworkCore.Storage;

namespace Holdpoint.Engine.Storage;

/// <summary>A writing transaction and the connection it is on. Without <see cref="CommitAsync"/> nothing happened.</summary>
internal sealed class Writing : Reading, IAsyncDisposable
{
    private readonly HoldpointContext? _context;
    private readonly IAsyncDisposable[] _owned;
    private readonly Func<CancellationToken, Task> _commit;

    /// <summary>A transaction of a context; what the context asks is in it.</summary>
    public Writing(HoldpointContext context, DbConnection connection, IDbContextTransaction transaction)
        : this(
            context.Dialect,
            connection,
            transaction.GetDbTransaction(),
            context.EvidenceLog,
            transaction.CommitAsync,
            [transaction]
        )
    {
        (_context, Claim) = (context, context.Claim);
        _context.Pending = Pending;
    }

    /// <summary>A transaction of its own; connection and transaction are the new one's.</summary>
    public Writing(Dialect dialect, DbConnection connection, DbTransaction transaction, EvidenceLog evidence)
        : this(dialect, connection, transaction, evidence, transaction.CommitAsync, [transaction, connection])
    { }

    private Writing(
        Dialect dialect,
        DbConnection connection,
        DbTransaction transaction,
        EvidenceLog evidence,
        Func<CancellationToken, Task> commit,
        IAsyncDisposable[] owned
    )
        : base(dialect, connection, transaction, dialect.Pending(connection, transaction))
    {
        (Transaction, Evidence) = (transaction, evidence);
        (_commit, _owned) = (commit, owned);
    }

    /// <summary>The log that this transaction's events go to.</summary>
    public EvidenceLog Evidence { get; }

    public DbTransaction Transaction { get; }

    /// <summary>The run of a job that writes; null where it is none.</summary>
    public JobClaim? Claim { get; init; }

    /// <summary>Ends the job that writes, where it is one, together with this transaction.</summary>
    public void EndJob(DateTimeOffset at, JobEnd end) => Claim?.End(this, at, end);

    /// <summary>A statement of this transaction that is run for many rows.</summary>
    public RowWriter Prepare(string statement, int parameters) => Writer(new(statement, parameters));

    /// <summary>Inserts rows.</summary>
    public RowWriter Insert(string table, params string[] columns) =>
        Writer(RowStatement.Insert(table, columns));

    /// <summary>Inserts rows and gives their ids.</summary>
    public RowWriter InsertAndRead(string table, params string[] columns) =>
        Writer(RowStatement.InsertAndRead(table, columns));

    /// <summary>Inserts rows that are not there yet.</summary>
    public RowWriter InsertNew(string table, params string[] columns) =>
        Writer(RowStatement.InsertNew(table, columns));

    /// <summary>Inserts rows, or changes those that are there; see <see cref="RowStatement.Upsert"/>.</summary>
    public RowWriter Upsert(
        string table,
        IReadOnlyList<string> key,
        IReadOnlyList<string> once,
        IReadOnlyList<string> each
    ) => Writer(RowStatement.Upsert(table, key, once, each));

    public Task CommitAsync(CancellationToken cancel)
    {
        Pending?.Send();
        return _commit(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _context?.Pending = null;
        foreach (var one in _owned)
            await one.DisposeAsync();
    }

    private RowWriter Writer(RowStatement statement) =>
        Dialect.Writer(Connection, Transaction, Pending, statement);
}
