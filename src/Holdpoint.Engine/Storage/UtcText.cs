using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Holdpoint.Engine.Storage;

/// <summary>
/// A moment as UTC text of one width, which orders itself. SQLite has no type for a moment, and PostgreSQL's has one digit
/// fewer than what the evidence log says of an event.
/// </summary>
internal sealed class UtcText()
    : ValueConverter<DateTimeOffset, string>(moment => Write(moment), text => Read(text))
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    internal static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    internal static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
