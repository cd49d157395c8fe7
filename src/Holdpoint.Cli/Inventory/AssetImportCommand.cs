using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Inventory;

namespace Holdpoint.Cli.Inventory;

/// <summary><c>holdpoint asset import FILE</c>.</summary>
internal static class AssetImportCommand
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "CSV file; - for standard input",
    };

    private static readonly Option<bool> RemoveMissing = new("--remove-missing")
    {
        Description = "Remove the assets of the file's sites that the file does not name",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Read and report, but change nothing",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "import",
            "Take in an inventory; every row that cannot be read is listed, the rest is imported."
        )
        {
            File,
            RemoveMissing,
            DryRun,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var path = call.Get(File);
        if (path != "-" && Inputs.MustBeFile(path) is { } trouble)
            return call.Output.Refuse(trouble);
        InventoryReading read;
        await using (var stream = path == "-" ? Console.OpenStandardInput() : System.IO.File.OpenRead(path))
            read = InventoryCsv.Read(stream);
        if (read.Assets.Count == 0)
        {
            Show(call, path, read, null);
            return call.Refuse(
                "no-assets",
                read.Diagnostics.FirstOrDefault(one => one.Severity == InventorySeverity.FileRejected)?.Text
                    ?? "The file holds no asset that could be imported.",
                path,
                "a header row such as: site,zone,asset,vendor,product,order_number,version"
            );
        }
        if (call.Get(DryRun))
        {
            Show(call, path, read, null);
            return read.IsComplete ? ExitCode.Done : ExitCode.No;
        }
        var programme = await call.OpenAsync();
        var result = await ProgressBar.RunAsync(
            call.Output,
            "importing",
            _ => programme.ImportInventoryAsync(read.Assets, path, call.Get(RemoveMissing), call.Cancel)
        );
        Show(call, path, read, result);
        return read.IsComplete ? ExitCode.Done : ExitCode.No;
    }

    private static void Show(Call call, string path, InventoryReading read, InventoryImportResult? result)
    {
        call.Output.JsonDocument(
            new
            {
                File = path,
                read.Rows,
                read.RejectedRows,
                Assets = read.Assets.Count,
                Import = result,
                Diagnostics = read.Diagnostics,
                read.DiagnosticsLeftOut,
            }
        );
        ShowDiagnostics(call.Output, read);
        call.Output.Line(
            $"{Words.Count(read.Rows, "row")} read, {Words.Count(read.Assets.Count, "asset")}, "
                + $"{Words.Count(read.RejectedRows, "row")} rejected"
        );
        if (result is null)
            return;
        call.Output.Line(
            ($"{result.Added:N0} new", result.Added > 0 ? "green" : ""),
            ($", {result.Changed:N0} changed, {result.Unchanged:N0} unchanged", ""),
            (result.Removed > 0 ? $", {result.Removed:N0} removed" : "", "yellow")
        );
        if (result.NotNamed > 0)
        {
            call.Output.Line(
                $"{Words.Count(result.NotNamed, "asset")} of {(result.Sites.Count == 1 ? "this site" : "these sites")} "
                    + "not in the file, kept (--remove-missing removes them)",
                "grey"
            );
        }
    }

    private static void ShowDiagnostics(Output output, InventoryReading read)
    {
        if (read.Diagnostics.Count == 0)
            return;
        var table = new Table(new("line", Right: true), new("column"), new("what"), new("why", Wrap: true));
        foreach (var one in read.Diagnostics)
        {
            var (word, style) = one.Severity switch
            {
                InventorySeverity.RowRejected => ("row rejected", "red"),
                InventorySeverity.FileRejected => ("file rejected", "bold red"),
                InventorySeverity.Warning => ("warning", "yellow"),
                _ => ("notice", "grey"),
            };
            table.Add(
                one.Line == 0 ? "" : one.Line.ToString(),
                one.Column == 0 ? "" : $"{one.Column} {one.ColumnName}".TrimEnd(),
                new(word, style),
                one.Text
            );
        }
        output.Table(table);
        if (read.DiagnosticsLeftOut > 0)
            output.Line($"and {read.DiagnosticsLeftOut:N0} more", "grey");
    }
}
