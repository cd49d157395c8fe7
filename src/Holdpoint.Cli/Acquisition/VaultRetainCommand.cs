using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint vault retain [--older-than DAYS] [--apply]</c>.</summary>
internal static class VaultRetainCommand
{
    private static readonly Option<int?> OlderThan = new("--older-than")
    {
        Description = "Days (else keep_days of the site's acquisition.json, else 1100)",
        HelpName = "DAYS",
    };

    private static readonly Option<bool> Apply = new("--apply")
    {
        Description = "Really remove; without it only says what would go",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("retain", "Remove files that are old and that no open case and no deliverable needs.")
        {
            OlderThan,
            Apply,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var desk = (await call.OpenAsync()).Acquisition;
        var days = call.Get(OlderThan) ?? desk.Settings.KeepDays;
        if (days < 0)
            return call.Refuse("wrong-use", "--older-than takes days from 0 on.");
        var lines = await desk.RetainAsync(TimeSpan.FromDays(days), call.Get(Apply), call.Cancel);
        var table = new Table(
            new("sha256"),
            new("file", Wrap: true, MinWidth: 16),
            new("bytes", Right: true),
            new("what", Wrap: true)
        );
        foreach (var line in lines)
        {
            call.Output.JsonLine(
                new
                {
                    line.Content.Sha256,
                    line.Name,
                    line.Content.Length,
                    Removed = line.KeptBecause is null && call.Get(Apply),
                    ToRemove = line.KeptBecause is null,
                    line.KeptBecause,
                }
            );
            table.Add(
                call.Output.IsTerminal ? line.Content.Sha256[..12] : line.Content.Sha256,
                line.Name,
                line.Content.Length.ToString("N0"),
                line.KeptBecause is { } why ? $"stays: {why}"
                    : call.Get(Apply) ? ("removed", "yellow")
                    : ("would be removed", "yellow")
            );
        }
        call.Output.Table(table);
        var gone = lines.Count(line => line.KeptBecause is null);
        call.Output.Line(
            call.Get(Apply)
                ? $"{Words.Count(gone, "file")} removed; each removal is evidence."
                : $"{Words.Count(gone, "file")} would be removed. To do it: holdpoint vault retain --older-than {days} --apply"
        );
        return ExitCode.Done;
    }
}
