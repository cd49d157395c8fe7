using System.Data.Common;
using Holdpoint.Engine.Storage.Postgres;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// What one kind of database does differently: how it is opened, locked and written in sets, and its words for what went
/// wrong. Model, statements and everything above are the same for all.
/// </summary>
internal abstract class Dialect
{
    // The first that knows the connection string; SQLite takes what nobody else does, because a file name is one too.
    private static readonly (Func<string, bool> Knows, Func<StorageOptions, Dialect> Make)[] All =
    [
        (PostgresAddress.IsOne, storage => new PostgresDialect(storage)),
        (_ => true, storage => new SqliteDialect(storage)),
    ];

    /// <summary>The dialect that the options ask for.</summary>
    /// <exception cref="StorageException">The connection string cannot be understood.</exception>
    public static Dialect Of(StorageOptions storage) =>
        Array.Find(All, one => one.Knows(storage.Connection ?? "")).Make(storage);

    /// <summary>The directory that the evidence is kept in: the log, its keys and witnesses.</summary>
    public abstract string EvidenceDirectory { get; }

    /// <summary>Whether several machines may work on it, so that a row can be written while another transaction writes.</summary>
    public virtual bool IsShared => false;

    /// <summary>The migrations that this program knows, in order. A test holds the list against the mapper's own.</summary>
    public abstract IReadOnlyList<string> Migrations { get; }

    /// <summary>A statement that counts the tables in which migrations are noted: none or one.</summary>
    public abstract string CountOfHistories { get; }

    /// <summary>False where there is certainly no database yet.</summary>
    public abstract bool MayExist { get; }

    /// <summary>A new context, not shared between tasks.</summary>
    public abstract HoldpointContext Context();

    /// <summary>A new connection, not open yet.</summary>
    public abstract DbConnection Connection();

    /// <summary>Says whether a server that was reached can be used at all.</summary>
    /// <exception cref="StorageException">It cannot; the message says why.</exception>
    public virtual void Check(DbConnection opened) { }

    /// <summary>Waits until nobody else changes the database's form; ends when disposed of or when this program dies.</summary>
    public abstract Task<IAsyncDisposable> AloneAsync(CancellationToken cancel);

    /// <summary>Brings the database to the newest form, wholly or not at all.</summary>
    /// <exception cref="StorageException">It cannot be; nothing was changed.</exception>
    public virtual Task MigrateAsync(HoldpointContext context, CancellationToken cancel) =>
        context.Database.MigrateAsync(cancel);

    /// <summary>The presence of a server that runs jobs; not entered yet.</summary>
    public abstract Presence Presence(string replica);

    /// <summary>Begins to look at the database as it is now; writers go on meanwhile.</summary>
    public abstract ValueTask<DbTransaction> LookAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Waits until no other writer is at work, where beginning a transaction did not already.</summary>
    public virtual Task EnterAsync(
        DbConnection connection,
        DbTransaction transaction,
        CancellationToken cancel
    ) => Task.CompletedTask;

    /// <summary>What collects a transaction's writes; null where each goes at once.</summary>
    public virtual PendingWrites? Pending(DbConnection connection, DbTransaction transaction) => null;

    /// <summary>A writer of rows.</summary>
    public abstract RowWriter Writer(
        DbConnection connection,
        DbTransaction transaction,
        PendingWrites? pending,
        RowStatement statement
    );

    /// <summary>A value as a parameter takes it.</summary>
    public virtual object Plain(object? value) => RowValues.Plain(value);

    /// <summary>How many keys one statement takes.</summary>
    public abstract int KeysAtOnce { get; }

    /// <summary>The condition that a column is one of the keys.</summary>
    /// <param name="first">The number of the first value that is free.</param>
    public abstract string IsOneOf(int first);

    /// <summary>Sets the keys, at most <see cref="KeysAtOnce"/>.</summary>
    public abstract void SetKeys<TKey>(DbCommand command, int first, TKey[] keys)
        where TKey : notnull;

    /// <summary>A statement of the numbers, called "Value", of the rows whose words hold a text, and its one value.</summary>
    public abstract (string Statement, string Value) Holding(SearchWords words, string text);

    /// <summary>Words for a fault while the database is opened.</summary>
    public abstract StorageException Explain(DbException fault);
}
