using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Postgres;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Tests.Storage;

public sealed class SchemaHistoryTests
{
    [Fact]
    public void The_list_of_migrations_is_the_mappers_own()
    {
        using var context = new SqliteHoldpointContext(
            new DbContextOptionsBuilder<SqliteHoldpointContext>().UseSqlite("Data Source=:memory:").Options
        );
        Assert.Equal(context.Database.GetMigrations(), SchemaHistory.Sqlite);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_list_of_migrations_is_the_mappers_own_on_a_server()
    {
        using var context = new PostgresHoldpointContext(
            new DbContextOptionsBuilder<PostgresHoldpointContext>().UseNpgsql("Host=none").Options
        );
        Assert.Equal(context.Database.GetMigrations(), SchemaHistory.Postgres);
        Assert.False(context.Database.HasPendingModelChanges());
    }
}
