using System.CommandLine;
using System.Text;
using System.Text.Json;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint vault export [--format csv|json] [--out FILE]</c>: the list of everything that is or was kept.</summary>
internal static class VaultExportCommand
{
    private static readonly Option<string> Format = new("--format")
    {
        Description = "csv or json",
        DefaultValueFactory = _ => "csv",
        HelpName = "FORMAT",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write here instead of to the output",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("csv", "json");
        return new Command("export", "The list of everything that is or was kept, as CSV or JSON.")
        {
            Format,
            Out,
        }.Does(RunAsync);
    }

    private static async Task<int> RunAsync(Call call)
    {
        var desk = (await call.OpenAsync()).Acquisition;
        var names = await ArtifactAsked.NamesAsync(desk, call.Cancel);
        var contents = await desk.VaultAsync(call.Cancel);
        var text = new StringBuilder();
        if (call.Get(Format) == "json")
        {
            text.Append(
                JsonSerializer.Serialize(
                    contents.Select(one => VaultJson.Of(one, names.GetValueOrDefault(one.Sha256))),
                    Json.Document
                )
            );
            text.Append('\n');
        }
        else
        {
            text.AppendJoin(',', VaultJson.Columns).Append('\n');
            foreach (var content in contents)
            {
                var row = VaultJson.Row(content, names.GetValueOrDefault(content.Sha256));
                text.AppendJoin(',', row.Select(Field)).Append('\n');
            }
        }
        if (call.Get(Out) is not { } path)
        {
            await call.Output.Raw.WriteAsync(text, call.Cancel);
            return ExitCode.Done;
        }
        await File.WriteAllTextAsync(path, text.ToString(), call.Cancel);
        call.Output.Line($"{Words.Count(contents.Count, "file")} listed in {path}");
        return ExitCode.Done;
    }

    // A file's name comes from outside: a spreadsheet must not take it for a formula.
    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
