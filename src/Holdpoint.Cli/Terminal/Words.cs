using System.Globalization;

namespace Holdpoint.Cli.Terminal;

/// <summary>Small words that every table needs.</summary>
internal static class Words
{
    /// <summary>"1 asset", "2 assets".</summary>
    public static string Count(long count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A moment as a date; empty where unknown.</summary>
    public static string Date(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd") ?? "";

    /// <summary>How long ago, in the largest unit that fits.</summary>
    public static string Ago(DateTimeOffset? moment, DateTimeOffset now) =>
        moment is not { } then ? "never"
        : now - then is var span && span < TimeSpan.FromMinutes(1) ? "just now"
        : span < TimeSpan.FromHours(1) ? $"{(int)span.TotalMinutes} min ago"
        : span < TimeSpan.FromDays(1) ? $"{(int)span.TotalHours} h ago"
        : $"{Count((int)span.TotalDays, "day")} ago";

    /// <summary>The text, cut where it is longer.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
