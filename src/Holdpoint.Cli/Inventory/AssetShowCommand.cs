using System.CommandLine;
using Holdpoint.Cli.Evaluation;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.Incremental;

namespace Holdpoint.Cli.Inventory;

/// <summary><c>holdpoint asset show ASSET</c>: one asset, its components, and what advisories mean for it.</summary>
internal static class AssetShowCommand
{
    private static readonly AssetOptions Options = new();
    private static readonly Argument<string> Name = new("ASSET")
    {
        Description = "The site's identifier of the asset",
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also advisories that do not affect it, or whose fix it holds",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("show", "One asset: its components and what advisories mean for it.")
        {
            Name,
            All,
        };
        Options.AddTo(command);
        return command.Does(RunAsync);
    }

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var found = new List<Asset>();
        await foreach (var asset in programme.AssetsAsync(Options.Of(call, call.Get(Name)), call.Cancel))
            found.Add(asset);
        if (found.Count == 0)
        {
            return call.Refuse(
                "asset-unknown",
                $"There is no asset {call.Get(Name)}.",
                advice: "holdpoint asset list",
                exitCode: ExitCode.No
            );
        }
        foreach (var asset in found)
            await ShowAsync(call, programme, asset);
        return ExitCode.Done;
    }

    private static async Task ShowAsync(Call call, Programme programme, Asset asset)
    {
        var findings = await programme.FindingsAsync(asset.Site, asset.Id, call.Cancel);
        var qualities = asset.Components.Select(AssetListCommand.QualityOf).ToList();
        call.Output.JsonDocument(
            new { Asset = AssetJson.Of(asset, qualities), Findings = findings.Select(FindingView.Json) }
        );
        call.Output.Heading($"{asset.Id}  {asset.Name}");
        call.Output.Field("place", string.Join(" / ", new[] { asset.Site, asset.Zone }.OfType<string>()));
        call.Output.Field("address", string.Join("  ", new[] { asset.Ip, asset.Mac }.OfType<string>()));
        call.Output.Field(
            "matters",
            string.Join(
                ", ",
                new[]
                {
                    asset.Criticality is null ? null : $"criticality {asset.Criticality}",
                    asset.Safety is null ? null : $"safety {asset.Safety}",
                    asset.RedundancyGroup is null ? null : $"redundant with {asset.RedundancyGroup}",
                }.OfType<string>()
            )
        );
        ShowComponents(call.Output, asset, qualities);
        var shown = findings
            .Where(one => call.Get(All) || VerdictWord.IsOpen(one.Finding.Verdict))
            .OrderBy(one => FindingView.Rank(one.Finding.Verdict))
            .ThenBy(one => one.Finding.Advisory, StringComparer.Ordinal)
            .ToList();
        call.Output.Heading("What advisories mean for it");
        if (shown.Count > 0)
            call.Output.Table(FindingView.Table(shown, withAsset: false));
        var hidden = findings.Count - shown.Count;
        call.Output.Line(
            shown.Count == 0 && hidden == 0 ? "No advisory speaks of it."
                : hidden > 0 ? $"{Words.Count(hidden, "finding")} fixed or not affected (--all shows them)"
                : "",
            "grey"
        );
    }

    private static void ShowComponents(Output output, Asset asset, List<MatchDataQuality> qualities)
    {
        var table = new Table(
            new("component", Wrap: true),
            new("vendor", Wrap: true),
            new("product", Wrap: true),
            new("order number"),
            new("version"),
            new("serial", Drop: 120),
            new("data"),
            new("missing", Wrap: true, Drop: 100)
        );
        for (var at = 0; at < asset.Components.Count; at++)
        {
            var component = asset.Components[at];
            table.Add(
                component.Name ?? component.Type,
                component.Vendor,
                component.Product,
                component.OrderNumber,
                component.Version,
                component.SerialNumber,
                AssetListCommand.Level(qualities[at]),
                new(string.Join("; ", qualities[at].Missing), "grey")
            );
        }
        output.Table(table);
    }
}
