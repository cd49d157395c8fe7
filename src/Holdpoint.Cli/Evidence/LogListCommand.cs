using System.CommandLine;
using System.Text;
using System.Text.Json;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evidence;

namespace Holdpoint.Cli.Evidence;

/// <summary><c>holdpoint log list</c>.</summary>
internal static class LogListCommand
{
    private static readonly Option<long?> From = new("--from")
    {
        Description = "First entry to show, from 0; else the newest ones are shown",
        HelpName = "INDEX",
    };

    private static readonly Option<int> Count = new("--count")
    {
        Description = "How many entries to show",
        DefaultValueFactory = _ => 20,
        HelpName = "N",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "What is recorded, entry by entry.") { From, Count }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var evidence = (await call.OpenAsync()).Evidence;
        var size = evidence.Size;
        var count = Math.Max(call.Get(Count), 1);
        var first = Math.Max(call.Get(From) ?? size - count, 0);
        var table = new Table(
            new("entry", Right: true),
            new("at"),
            new("kind"),
            new("subject", Wrap: true),
            new("actor", Drop: 100)
        );
        for (var index = first; index < Math.Min(size, first + count); index++)
        {
            var entry = evidence.Entry(index)!;
            if (EvidenceEntry.Read(entry, out var why) is not { } one)
            {
                table.Add($"{index}", "", ("unreadable", "red"), why, "");
                continue;
            }
            call.Output.JsonLine(
                new
                {
                    Index = index,
                    Entry = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(entry)),
                }
            );
            table.Add($"{index}", one.At.ToString("yyyy-MM-dd HH:mm:ss"), one.Kind, one.Subject, one.Actor);
        }
        if (size == 0)
            call.Output.Line("Nothing is recorded yet.");
        else
            call.Output.Table(table);
        return ExitCode.Done;
    }
}
