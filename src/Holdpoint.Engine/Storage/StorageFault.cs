using System.Data.Common;
using Holdpoint.Engine.Storage.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Holdpoint.Engine.Storage;

/// <summary>Finds out whether the database is at the bottom of a fault.</summary>
public static class StorageFault
{
    private static readonly (
        Func<DbException, bool> Knows,
        Func<DbException, StorageException> Explain
    )[] All =
    [
        (fault => fault is NpgsqlException, fault => PostgresFaults.Explain(fault, null)),
        (fault => fault is SqliteException, fault => SqliteFaults.Explain((SqliteException)fault, null)),
    ];

    /// <summary>Whether a fault says that the database was gone, so that the same work may succeed when it is back.</summary>
    public static bool IsGone(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is PostgresException told)
                return told.SqlState is "57P01" or "57P02" or "57P03" or "57P05" or "25P03" or "53300"
                    || told.SqlState.StartsWith("08", StringComparison.Ordinal);
            if (fault is NpgsqlException)
                return true;
        }
        return false;
    }

    /// <summary>Words for a fault that came from the database at any time; null where it did not.</summary>
    public static StorageException? Explain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is StorageException known)
                return known;
            if (
                fault is DbException found
                && Array.Find(All, one => one.Knows(found)) is { Knows: not null } words
            )
                return words.Explain(found);
        }
        return null;
    }
}
