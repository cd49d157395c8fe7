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
