using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Holdpoint.Engine.Storage;

/// <summary>The model on SQLite; its migrations are in Migrations/Sqlite.</summary>
internal sealed class SqliteHoldpointContext(DbContextOptions<SqliteHoldpointContext> options)
    : HoldpointContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no type for a moment and cannot order DateTimeOffset: UTC text of one width orders itself.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
    }

    internal sealed class UtcText()
        : ValueConverter<DateTimeOffset, string>(moment => Write(moment), text => Read(text))
    {
        private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        internal static string Write(DateTimeOffset moment) =>
            moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

        internal static DateTimeOffset Read(string text) =>
            DateTimeOffset.ParseExact(
                text,
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            );
    }
}
