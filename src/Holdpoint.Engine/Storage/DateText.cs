using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Holdpoint.Engine.Storage;

/// <summary>A date as ISO 8601 text, which orders itself; what SQLite's mapper writes of its own accord.</summary>
internal sealed class DateText() : ValueConverter<DateOnly, string>(date => Write(date), text => Read(text))
{
    private const string Format = "yyyy-MM-dd";

    internal static string Write(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    internal static DateOnly Read(string text) =>
        DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
