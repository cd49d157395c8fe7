using Holdpoint.Engine.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Holdpoint.Engine.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly string _directory = Directory.CreateTempSubdirectory("holdpoint-migration-").FullName;

    private string File => Path.Combine(_directory, StorageLimits.DatabaseFile);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task An_upgrade_that_is_broken_off_late_changed_nothing_and_is_done_again()
    {
        var oldest = SchemaHistory.Sqlite[0];
        await using (var context = Context())
            await context.GetService<IMigrator>().MigrateAsync(oldest, Cancel);
        // Stands in the way of a late step, after several that make tables anew.
        Run("CREATE TABLE jobs (id INTEGER)");
        var before = Form();

        await Assert.ThrowsAsync<StorageException>(OpenAsync);

        Assert.Equal(before, Form());
        Run("DROP TABLE jobs");
        await OpenAsync();
        Assert.Equal(
            SchemaHistory.Sqlite,
            Rows("SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId")
        );
        Assert.Equal(["ok"], Rows("PRAGMA integrity_check"));
        Assert.Equal(["wal"], Rows("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task An_upgraded_database_has_the_form_of_a_new_one_and_keeps_its_rows()
    {
        await using (var context = Context())
        {
            await context.GetService<IMigrator>().MigrateAsync(SchemaHistory.Sqlite[0], Cancel);
            Run("INSERT INTO sites (name) VALUES ('North')");
        }
        await OpenAsync();
        var upgraded = Form();
        Assert.Equal(["North"], Rows("SELECT name FROM sites"));
        Dispose();
        Directory.CreateDirectory(_directory);
        await OpenAsync();
        Assert.Equal(Form(), upgraded);
    }

    private Task<Database> OpenAsync() => Database.OpenAsync(new(_directory), Cancel);

    private SqliteHoldpointContext Context() =>
        new(
            new DbContextOptionsBuilder<SqliteHoldpointContext>()
                .UseSqlite($"Data Source={File};Pooling=False")
                .Options
        );

    // The mapper, with which the tests make an old form, leaves its lock.
    private List<string> Form() =>
        Rows(
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name <> '__EFMigrationsLock' ORDER BY 1"
        );

    private void Run(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private List<string> Rows(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
