using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Storage.Postgres;

/// <summary>The model on PostgreSQL; its migrations are in Migrations/Postgres.</summary>
internal sealed class PostgresHoldpointContext(DbContextOptions<PostgresHoldpointContext> options)
    : HoldpointContext(options)
{
    // Text is ordered by its bytes on every server, whatever language its administrator chose: as SQLite does.
    private const string ByBytes = "C";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().UseCollation(ByBytes);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>().UseCollation(ByBytes);
        configurationBuilder.Properties<DateOnly>().HaveConversion<DateText>().UseCollation(ByBytes);
    }
}
