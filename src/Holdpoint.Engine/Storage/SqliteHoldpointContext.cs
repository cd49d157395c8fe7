using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Storage;

/// <summary>The model on SQLite; its migrations are in Migrations/Sqlite.</summary>
internal sealed class SqliteHoldpointContext(DbContextOptions<SqliteHoldpointContext> options)
    : HoldpointContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
}
