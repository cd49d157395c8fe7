using System.Collections.Concurrent;
using System.Data.Common;
using Holdpoint.Engine.Storage;
using Holdpoint.Tests;
using Npgsql;

[assembly: Trait("needs", "outside")]
[assembly: AssemblyFixture(typeof(Holdpoint.Engine.Postgres.Tests.ServerOfAllTests))]

namespace Holdpoint.Engine.Postgres.Tests;

/// <summary>The one server under all tests of this run, begun when the first one asks for it.</summary>
public sealed class ServerOfAllTests : IDisposable
{
    private static readonly Lazy<(PostgresServer Server, string Template)> Started = new(Start);

    public static PostgresServer Server
    {
        get
        {
            Assert.SkipUnless(PostgresServer.IsPresent, "PostgreSQL is not installed: not run.");
            return Started.Value.Server;
        }
    }

    /// <summary>A database in the newest form, without a row.</summary>
    public static string Template => Started.Value.Template;

    public void Dispose()
    {
        if (Started.IsValueCreated)
            Started.Value.Server.Dispose();
    }

    private static (PostgresServer, string) Start()
    {
        var server = new PostgresServer();
        var name = server.Create();
        using var data = new TemporaryDirectory();
        Database.OpenAsync(new(data.Path, server.Connection(name)), default).GetAwaiter().GetResult();
        NpgsqlConnection.ClearAllPools();
        return (server, name);
    }

    private sealed class TemporaryDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("holdpoint-template-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

/// <summary>The database under the tests: one of its own on the server for each data directory.</summary>
internal static class TestStore
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Databases = new(
        StringComparer.Ordinal
    );

    public static StorageOptions Of(string data) =>
        new(data, ServerOfAllTests.Server.Connection(NameOf(data)));

    public static DbConnection Open(string data) => ServerOfAllTests.Server.Open(NameOf(data));

    public static DbConnection OpenUnguarded(string data)
    {
        var connection = Open(data);
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER IF EXISTS evidence_is_not_changed ON evidence";
        command.ExecuteNonQuery();
        return connection;
    }

    public static void Release(string directory)
    {
        foreach (
            var data in Databases.Keys.Where(data => data.StartsWith(directory, StringComparison.Ordinal))
        )
        {
            if (Databases.TryRemove(data, out var name))
                ServerOfAllTests.Server.Run($"DROP DATABASE {name.Value} WITH (FORCE)", "postgres");
        }
    }

    private static string NameOf(string data) =>
        Databases
            .GetOrAdd(data, _ => new(() => ServerOfAllTests.Server.Create(ServerOfAllTests.Template)))
            .Value;
}
