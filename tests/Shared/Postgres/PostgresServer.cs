using System.Diagnostics;
using Npgsql;

namespace Holdpoint.Tests;

/// <summary>
/// A PostgreSQL server of its own for a run of tests: in a temporary folder, on a socket that only this machine sees, stopped
/// and removed at the end, also when the tests are killed.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The password of <see cref="User"/>.</summary>
    public const string Password = "a password; with 'signs'";

    public const string User = "holdpoint";

    private const string Installed = "/usr/lib/postgresql";

    // The server ends when the pipe to it does.
    private const string Script =
        "umask 077; B=$1; D=$2; "
        + "\"$B/initdb\" -D \"$D/data\" -U holdpoint -A scram-sha-256 --pwfile=\"$D/password\" -E UTF8 --locale=C.UTF-8 --no-sync >\"$D/initdb.log\" 2>&1 || exit 1; "
        + "\"$B/postgres\" -D \"$D/data\" -k \"$D\" -h '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off "
        + "-c max_connections=300 >\"$D/server.log\" 2>&1 & "
        + "P=$!; read -r _; kill -INT $P; wait $P";

    private readonly Process? _process;

    public PostgresServer()
    {
        if (Programs is not { } programs)
            return;
        Folder = Directory.CreateTempSubdirectory("hp-pg-").FullName;
        File.WriteAllText(Path.Combine(Folder, "password"), Password);
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
            FileName = "sh",
        };
        // A server refuses to run as root.
        if (Environment.UserName == "root")
        {
            Run("chown", "-R", "postgres", Folder);
            start.FileName = "runuser";
            foreach (var word in (string[])["-u", "postgres", "--", "sh"])
                start.ArgumentList.Add(word);
        }
        foreach (var word in (string[])["-c", Script, "sh", programs, Folder])
            start.ArgumentList.Add(word);
        _process = Process.Start(start)!;
        WaitUntilReady();
    }

    /// <summary>Whether Debian's packages are there.</summary>
    public static bool IsPresent => Programs is not null;

    /// <summary>Where the server's socket is.</summary>
    public string Folder { get; } = "";

    private static string? Programs =>
        Directory.Exists(Installed)
            ? Directory
                .EnumerateDirectories(Installed)
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .Order(StringComparer.Ordinal)
                .LastOrDefault()
            : null;

    /// <summary>A connection to a database, as a person would write it.</summary>
    public string Connection(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Folder,
            Database = database,
            Username = User,
            Password = Password,
        }.ConnectionString;

    /// <summary>Makes an empty database, or a copy of another one.</summary>
    public string Create(string? template = null)
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        Run($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}", "postgres");
        return name;
    }

    /// <summary>Runs a statement.</summary>
    public void Run(string statement, string database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>A connection that is not kept after it is closed.</summary>
    public NpgsqlConnection Open(string database)
    {
        var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void WaitUntilReady()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var connection = Open("postgres");
                return;
            }
            catch (NpgsqlException) when (tries < 300 && !_process!.HasExited)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
