using Microsoft.Data.Sqlite;

namespace Holdpoint.Engine.Storage;

/// <summary>What SQLite says when it cannot work, as words that say what to do.</summary>
internal static class SqliteFaults
{
    // sqlite.org/rescode.html
    private const int InputOutput = 10;
    private const int Full = 13;

    /// <summary>The fault in words.</summary>
    /// <param name="fault">What SQLite said.</param>
    /// <param name="path">The database's file; null where it is not at hand.</param>
    public static StorageException Explain(SqliteException fault, string? path)
    {
        var what = path is null ? "The database" : $"The database {path}";
        var advice = fault.SqliteErrorCode switch
        {
            Full => " Make room on its disk and run the same command again.",
            InputOutput =>
                " Its disk is full or failing: make room on it, look at it, and run the same command again.",
            _ => "",
        };
        return new($"{what} cannot be used: {fault.Message} Nothing half was written.{advice}", fault);
    }
}
