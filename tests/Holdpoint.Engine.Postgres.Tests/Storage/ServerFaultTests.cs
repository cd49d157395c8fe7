using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Tests;
using Holdpoint.Tests;
using Npgsql;

namespace Holdpoint.Engine.Postgres.Tests.Storage;

/// <summary>What goes wrong with a server is said in words, with what to do, without a password, and leaves nothing half.</summary>
public sealed class ServerFaultTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static PostgresServer Server => ServerOfAllTests.Server;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_server_that_is_not_there() =>
        await RefusedAsync(
            "Host=127.0.0.1;Port=1;Database=h;Username=u;Password=secret",
            "cannot be reached",
            "127.0.0.1:1"
        );

    [Fact]
    public async Task A_socket_that_is_not_there() =>
        await RefusedAsync("Host=/nowhere;Database=h;Username=u;Password=secret", "cannot be reached");

    [Fact]
    public async Task A_name_that_nobody_knows() =>
        await RefusedAsync("Host=no.such.host.invalid;Database=h;Username=u", "cannot be reached");

    [Fact]
    public async Task A_wrong_password() =>
        await RefusedAsync(Told(one => one.Password = "secret"), "refused the password", "PGPASSWORD");

    [Fact]
    public async Task A_database_that_is_not_there() =>
        await RefusedAsync(Told(one => one.Database = "nowhere"), "no database \"nowhere\"", "createdb");

    [Fact]
    public async Task A_user_who_may_not_make_tables()
    {
        var name = Server.Create();
        Server.Run("CREATE ROLE guest LOGIN PASSWORD 'guest'", name);
        await RefusedAsync(
            new NpgsqlConnectionStringBuilder(Server.Connection(name))
            {
                Username = "guest",
                Password = "guest",
            }.ConnectionString,
            "ALTER DATABASE"
        );
        Assert.Equal(0L, Count(name, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_database_of_another_encoding()
    {
        var name = "latin" + Guid.NewGuid().ToString("N");
        Server.Run($"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0", "postgres");
        await RefusedAsync(Server.Connection(name), "LATIN1", "createdb -E UTF8");
    }

    [Fact]
    public async Task A_database_of_a_newer_program()
    {
        var name = Server.Create(ServerOfAllTests.Template);
        Server.Run("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')", name);
        await RefusedAsync(Server.Connection(name), "newer Holdpoint", "29990101000000_Later");
    }

    [Fact]
    public async Task A_new_database_beside_the_log_of_another_one()
    {
        var programme = await _directory.OpenAsync();
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory("asset,product\nA,P\n"),
            "x",
            false,
            Cancel
        );
        var name = Server.Create();
        await RefusedAsync(Server.Connection(name), "evidence log of another database");
        Assert.Equal(0L, Count(name, "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_leaves_nothing_and_the_next_try_goes_well()
    {
        var programme = await _directory.OpenAsync();
        var storage = TestStore.Of(System.IO.Path.Combine(_directory.Path, "data"));
        var database = new NpgsqlConnectionStringBuilder(storage.Connection).Database!;
        var assets = DataDirectory.Inventory(
            "asset,product,version\n"
                + string.Concat(Enumerable.Range(0, 300).Select(at => $"A{at},P,{at}\n"))
        );
        var cutting = await Programme.OpenAsync(
            new(storage, new Cutter(database), "tester", new HttpClientHandler(), () => 0.5),
            Cancel
        );

        var fault = await Record.ExceptionAsync(() =>
            cutting.ImportInventoryAsync(assets, "cut", false, Cancel)
        );

        var told = StorageFault.Explain(fault);
        Assert.NotNull(told);
        Assert.Contains("connection to the database was lost", told.Message, StringComparison.Ordinal);
        Assert.Contains("run the command again", told.Message, StringComparison.Ordinal);
        Assert.Equal(
            0L,
            Count(database, "SELECT (SELECT COUNT(*) FROM assets) + (SELECT COUNT(*) FROM sites)")
        );
        var again = await programme.ImportInventoryAsync(assets, "again", false, Cancel);
        Assert.Equal(300, again.Added);
        Assert.Empty((await programme.Evidence.VerifyAsync(Cancel)).Problems);
    }

    [Fact]
    public async Task Many_who_open_a_new_database_at_once_make_it_once()
    {
        var connection = Server.Connection(Server.Create());
        var all = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(
                    () =>
                        Database.OpenAsync(
                            new(System.IO.Path.Combine(_directory.Path, "x"), connection),
                            Cancel
                        ),
                    Cancel
                )
            );
        Assert.Equal(8, (await Task.WhenAll(all)).Length);
    }

    private static string Told(Action<NpgsqlConnectionStringBuilder> change)
    {
        var told = new NpgsqlConnectionStringBuilder(Server.Connection("postgres"));
        change(told);
        return told.ConnectionString;
    }

    private async Task RefusedAsync(string connection, params string[] words)
    {
        var refused = await Assert.ThrowsAsync<StorageException>(() =>
            Database.OpenAsync(new(System.IO.Path.Combine(_directory.Path, "data"), connection), Cancel)
        );
        Assert.All(words, word => Assert.Contains(word, refused.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, refused.Message, StringComparison.Ordinal);
    }

    private static long Count(string database, string statement)
    {
        using var connection = Server.Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>A clock that cuts everybody off whenever somebody looks at it.</summary>
    private sealed class Cutter(string database) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            Server.Run(
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND pid <> pg_backend_pid()",
                "postgres"
            );
            return base.GetUtcNow();
        }
    }
}
