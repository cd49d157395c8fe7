using System.CommandLine;
using System.Globalization;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;
using Holdpoint.Engine.Evaluation.Matching;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint match</c>: an inventory file against a folder of advisories, without a database.</summary>
internal static class MatchCommand
{
    // More rows than a person reads; the rest is counted and told.
    private const int MostRows = 1_000;
    private const int MostRemarks = 20;

    private static readonly Option<string> InventoryFile = new("--inventory")
    {
        Description = "Inventory as CSV",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Advisories = new("--advisories")
    {
        Description = "Directory with CSAF documents; read with everything below it",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "match",
            "Hold an inventory against advisories: who is affected, fixed, not affected, to be reviewed."
        )
        {
            InventoryFile,
            Advisories,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var (file, folder) = (call.Get(InventoryFile)!, call.Get(Advisories)!);
        if (Inputs.MustBeFile(file) is { } noFile)
            return call.Output.Refuse(noFile);
        if (Inputs.MustExist(folder) is { } noFolder)
            return call.Output.Refuse(noFolder);
        var reading = Task.Run(() => ReadInventory(file), call.Cancel);
        var folderReading = AdvisoryFolder.Read(folder, call.Cancel);
        var index = AdvisoryIndex.Of(folderReading.Advisories);
        var inventory = await reading;
        Tell(call, inventory, folderReading);
        if (!inventory.IsComplete && inventory.Assets.Count == 0)
            return call.Refuse("inventory-unreadable", "The inventory could not be read.", file);
        var run = new MatchRun(Matcher.Shipped, index);
        if (call.Output.IsJson)
        {
            await using var standard = Console.OpenStandardOutput();
            await run.WriteAsync(inventory.Assets, standard, call.Cancel);
            return ExitCode.Done;
        }
        run.Prepare(inventory.Assets, call.Cancel);
        Show(call.Output, run, inventory.Assets, index);
        return ExitCode.Done;
    }

    private static InventoryReading ReadInventory(string file)
    {
        using var stream = File.OpenRead(file);
        return InventoryCsv.Read(stream);
    }

    private static void Tell(Call call, InventoryReading inventory, AdvisoryFolderReading advisories)
    {
        foreach (var problem in advisories.Problems)
            call.Output.Warn($"{problem.File}: {problem.Text}");
        var remarks = inventory
            .Diagnostics.Where(said => said.Severity >= InventorySeverity.Warning)
            .ToList();
        foreach (var said in remarks.Take(MostRemarks))
            call.Output.Warn(
                $"line {said.Line}{(said.ColumnName is null ? "" : $", {said.ColumnName}")}: {said.Text}"
            );
        var more = Math.Max(0, remarks.Count - MostRemarks) + inventory.DiagnosticsLeftOut;
        if (more > 0)
            call.Output.Warn(
                $"{more:N0} more remarks on the inventory; holdpoint asset import lists all of them."
            );
    }

    private static void Show(Output output, MatchRun run, IReadOnlyList<Asset> assets, AdvisoryIndex index)
    {
        var table = new Table(
            new Column("Asset"),
            new Column("Verdict"),
            new Column("Advisory"),
            new Column("Fix", MinWidth: 12),
            new Column("Why", Wrap: true)
        );
        var counts = new SortedDictionary<Verdict, int>();
        var rows = new List<(string Asset, Finding Finding)>();
        foreach (var asset in assets)
        {
            foreach (
                var finding in asset.Components.SelectMany(component => run.Of(asset, component).Findings)
            )
            {
                counts[finding.Verdict] = counts.GetValueOrDefault(finding.Verdict) + 1;
                if (rows.Count < MostRows)
                    rows.Add((asset.Id, finding));
            }
        }
        foreach (var (asset, finding) in rows)
            table.Add(
                asset,
                Word(finding.Verdict),
                finding.Advisory,
                FixOf(finding),
                finding.Evidence.Reason
            );
        output.Table(table);
        var all = counts.Values.Sum();
        if (all > rows.Count)
            output.Line(
                $"{(all - rows.Count).ToString("N0", CultureInfo.InvariantCulture)} more findings are not shown; --json writes all of them."
            );
        output.Line(
            $"{assets.Count:N0} assets, {run.Configurations:N0} distinct configurations, {index.Advisories.Count:N0} advisories: "
                + string.Join(", ", counts.Select(pair => $"{pair.Value:N0} {FindingWords.Of(pair.Key)}"))
                + (all == 0 ? "nothing speaks of these assets" : "")
        );
    }

    private static Cell Word(Verdict verdict) =>
        new(
            FindingWords.Of(verdict),
            verdict switch
            {
                Verdict.Affected => "red",
                Verdict.Review => "yellow",
                Verdict.Fixed => "green",
                _ => "",
            }
        );

    private static string FixOf(Finding finding) =>
        finding.Fix switch
        {
            { State: FixState.Available, Version: { } version } => version,
            { State: FixState.Available } => "see advisory",
            { State: FixState.NoneAvailable } => "none yet",
            { State: FixState.NoFixPlanned } => "none planned",
            { State: FixState.MitigationOnly } => "mitigate",
            _ => "",
        };
}
