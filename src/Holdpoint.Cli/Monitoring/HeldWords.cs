namespace Holdpoint.Cli.Monitoring;

/// <summary>The words for documents that are held back.</summary>
internal static class HeldWords
{
    /// <summary>When the next try is.</summary>
    public static string Next(DateTimeOffset? moment, DateTimeOffset now) =>
        moment is not { } then ? ""
        : then <= now ? "at the next check"
        : then - now is var wait && wait < TimeSpan.FromHours(1)
            ? $"in {Math.Ceiling(wait.TotalMinutes):0} min"
        : $"in {Math.Ceiling(wait.TotalHours):0} h";
}
