using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>Lets <c>dotnet ef migrations add NAME -c PostgresHoldpointContext -o Storage/Migrations/Postgres</c> see the model.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresHoldpointContext>
{
    public PostgresHoldpointContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresHoldpointContext>().UseNpgsql("Host=design-time").Options);
}
