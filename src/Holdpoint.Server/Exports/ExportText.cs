using System.Globalization;
using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Server.Exports;

/// <summary>Values of cells as text, the same in every format and whatever the machine's language is.</summary>
internal static class ExportText
{
    /// <summary>The text; empty for null.</summary>
    public static string Of(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            DateOnly date => SiteCalendar.Words(date),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), null),
        };
}
