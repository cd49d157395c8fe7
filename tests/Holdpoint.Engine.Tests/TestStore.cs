using System.Data.Common;
using Holdpoint.Engine.Storage;
using Microsoft.Data.Sqlite;

namespace Holdpoint.Engine.Tests;

/// <summary>
/// The database under the tests: here a file in the test's own directory. Holdpoint.Engine.Postgres.Tests runs the same tests
/// with a class of this name of its own.
/// </summary>
internal static class TestStore
{
    /// <summary>Where everything of a data directory is kept; the same each time.</summary>
    public static StorageOptions Of(string data) => new(data);

    /// <summary>A connection past the programme.</summary>
    public static DbConnection Open(string data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, "holdpoint.db")}");
        connection.Open();
        return connection;
    }

    /// <summary>A connection past the programme, on which the evidence can be changed.</summary>
    public static DbConnection OpenUnguarded(string data)
    {
        var connection = Open(data);
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'evidence'";
        var triggers = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                triggers.Add(reader.GetString(0));
        }
        command.CommandText = string.Concat(triggers.Select(trigger => $"DROP TRIGGER \"{trigger}\";"));
        if (triggers.Count > 0)
            command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Lets go of a directory's databases before it is deleted.</summary>
    public static void Release(string directory)
    {
        if (Directory.Exists(directory))
            SqliteConnection.ClearAllPools();
    }
}
