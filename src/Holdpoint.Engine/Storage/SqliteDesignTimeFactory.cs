using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Holdpoint.Engine.Storage;

/// <summary>Lets <c>dotnet ef migrations add NAME -c SqliteHoldpointContext -o Storage/Migrations/Sqlite</c> see the model.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteHoldpointContext>
{
    public SqliteHoldpointContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteHoldpointContext>()
                .UseSqlite("Data Source=design-time.db")
                .Options
        );
}
