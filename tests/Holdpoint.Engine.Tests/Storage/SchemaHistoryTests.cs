using Holdpoint.Engine.Storage;
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
        Assert.Equal(context.Database.GetMigrations(), SchemaHistory.Migrations);
        Assert.False(context.Database.HasPendingModelChanges());
    }
}
