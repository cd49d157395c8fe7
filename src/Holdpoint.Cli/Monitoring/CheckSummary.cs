using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary>What a check of a source did, for people.</summary>
internal static class CheckSummary
{
    private const int LinesShown = 20;

    /// <summary>Shows a check.</summary>
    public static void Show(Output output, Source source, SourceCheckResult result, DateTimeOffset now)
    {
        var check = result.Check;
        output.Line(
            (source.Id, "bold"),
            ("  ", ""),
            SourceWords.Outcome(check.Outcome),
            ("  ", ""),
            ($"{check.New:N0} new", check.New > 0 ? "green" : ""),
            ($", {check.Changed:N0} changed", check.Changed > 0 ? "green" : ""),
            ($", {check.Unchanged:N0} unchanged", ""),
            (check.Held > 0 ? $", {check.Held:N0} held" : "", "red"),
            (check.Withdrawn > 0 ? $", {check.Withdrawn:N0} withdrawn" : "", "yellow"),
            ($"  ({Size(check.Bytes)}, {(check.FinishedAt - check.StartedAt).TotalSeconds:N1} s)", "grey")
        );
        if (result.Dataset?.Stamp is { } stamp)
            output.Line(
                $"  {stamp.Name} of {(stamp.Date is null ? "unknown date" : Words.Date(stamp.Date))}",
                "grey"
            );
        Documents(output, result, now);
        Unsigned(output, result);
        Rest(output, [.. check.Problems], "note", "yellow");
        Rest(
            output,
            [.. (result.Advisories?.Problems ?? []).Select(one => $"{one.Origin}: {one.Text}")],
            "not imported",
            "red"
        );
    }

    private static void Documents(Output output, SourceCheckResult result, DateTimeOffset now)
    {
        // The first look at a source is all news; what matters then is what did not come in.
        var changed = result.Documents.Where(one => one.What == "changed");
        var shown = result
            .Documents.Where(one => one.What is "held" or "withdrawn")
            .Concat(changed)
            .Concat(result.Check.Unchanged > 0 ? result.Documents.Where(one => one.What == "new") : [])
            .ToList();
        foreach (var one in shown.Take(LinesShown))
        {
            output.Line(
                ("  ", ""),
                (
                    one.What.PadRight(9),
                    one.What is "held" ? "red"
                    : one.What is "withdrawn" ? "yellow"
                    : "green"
                ),
                ("  ", ""),
                (one.Advisory ?? one.Document, "bold"),
                (Told(one, now), "")
            );
        }
        if (shown.Count > LinesShown)
            output.Line($"  and {shown.Count - LinesShown:N0} more (--json shows all)", "grey");
    }

    private static string Told(CheckedDocument one, DateTimeOffset now) =>
        one.What switch
        {
            "held" =>
                $"  {one.Reason}: {one.Detail} ({Words.Count(one.Attempts, "try", "tries")}, next {HeldWords.Next(one.NextTry, now)})",
            "changed" => $"  {one.Before} → {one.Version}",
            "withdrawn" => "  no longer listed; it stays in force",
            _ => $"  {one.Version}",
        };

    private static void Unsigned(Output output, SourceCheckResult result)
    {
        var taken = result.Documents.Where(one => one.What is "new" or "changed").ToList();
        var unsigned = taken.Count(one => one.SignedBy is null);
        var bare = taken.Count(one => one.SignedBy is null && one.Hash is null or "none");
        if (unsigned > 0)
        {
            output.Line(
                $"  {unsigned:N0} of {taken.Count:N0} taken without a verified signature"
                    + (bare > 0 ? $", {bare:N0} of them without a hash" : ", with an agreeing hash"),
                "grey"
            );
        }
    }

    private static void Rest(Output output, List<string> lines, string word, string style)
    {
        foreach (var line in lines.Take(5))
            output.Line(("  ", ""), ($"{word}: ", style), (line, ""));
        if (lines.Count > 5)
            output.Line($"  and {lines.Count - 5:N0} more (--json shows all)", "grey");
    }

    private static string Size(long bytes) =>
        bytes switch
        {
            < 1024 => $"{bytes} B",
            < 1024 * 1024 => $"{bytes / 1024.0:N0} kB",
            _ => $"{bytes / 1024.0 / 1024.0:N1} MB",
        };
}
