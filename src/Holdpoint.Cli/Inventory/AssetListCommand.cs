using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Cli.Inventory;

/// <summary><c>holdpoint asset list</c>.</summary>
internal static class AssetListCommand
{
    private static readonly AssetOptions Options = new();

    private static readonly Option<bool> Poor = new("--poor")
    {
        Description = "Only assets whose data is not good enough to match them well",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("list", "The assets, and how well their data can be matched.") { Poor };
        Options.AddTo(command);
        return command.Does(RunAsync);
    }

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var table = new Table(
            new("site", Drop: 110),
            new("zone", Drop: 90),
            new("asset"),
            new("vendor", Drop: 150),
            new("product", Wrap: true, MinWidth: 24),
            new("order number", Drop: 130),
            new("version"),
            new("data"),
            new("missing", Wrap: true, Drop: 100)
        );
        var (assets, good) = (0, 0);
        await foreach (var asset in programme.AssetsAsync(Options.Of(call), call.Cancel))
        {
            var qualities = asset.Components.Select(QualityOf).ToList();
            if (call.Get(Poor) && qualities.TrueForAll(quality => quality.Level == MatchDataLevel.Good))
                continue;
            assets++;
            good += qualities.TrueForAll(quality => quality.Level == MatchDataLevel.Good) ? 1 : 0;
            call.Output.JsonLine(AssetJson.Of(asset, qualities));
            for (var at = 0; at < asset.Components.Count; at++)
                Add(
                    table,
                    asset,
                    asset.Components[at],
                    qualities[at],
                    first: at == 0 || !call.Output.IsTerminal
                );
        }
        call.Output.Table(table);
        call.Output.Line(
            assets == 0
                ? "No assets. Import some: holdpoint asset import FILE.csv"
                : $"{Words.Count(assets, "asset")}, {good:N0} with data good for matching"
        );
        return ExitCode.Done;
    }

    /// <summary>The match-data quality with the shipped vendor tables at hand.</summary>
    internal static MatchDataQuality QualityOf(Component component) =>
        MatchDataQuality.Of(component, vendor => !VendorTable.Shipped.Identify(vendor).IsOpen);

    /// <summary>The level as a coloured word.</summary>
    internal static Cell Level(MatchDataQuality quality) =>
        quality.Level switch
        {
            MatchDataLevel.Good => ("good", "green"),
            MatchDataLevel.Fair => ("fair", "yellow"),
            MatchDataLevel.Poor => ("poor", "red"),
            _ => ("none", "bold red"),
        };

    private static void Add(
        Table table,
        Asset asset,
        Component component,
        MatchDataQuality quality,
        bool first
    ) =>
        table.Add(
            first ? asset.Site : "",
            first ? asset.Zone : "",
            first ? (asset.Id, "bold") : "",
            component.Vendor,
            component.Product ?? component.Name,
            component.OrderNumber,
            component.Version,
            Level(quality),
            new(quality.Level == MatchDataLevel.Good ? "" : string.Join("; ", quality.Missing), "grey")
        );
}
