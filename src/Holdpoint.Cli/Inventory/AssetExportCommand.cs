using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Inventory;
using Holdpoint.Core.Inventory.Csv;

namespace Holdpoint.Cli.Inventory;

/// <summary><c>holdpoint asset export</c>: the inventory as the CSV that can be imported.</summary>
internal static class AssetExportCommand
{
    private static readonly AssetOptions Options = new();

    private static readonly Option<string?> Target = new("--output", "-o")
    {
        Description = "File to write; standard output without it",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("export", "Write the inventory as CSV that can be imported again.")
        {
            Target,
        };
        Options.AddTo(command);
        return command.Does(RunAsync);
    }

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var assets = new List<Asset>();
        await foreach (var asset in programme.AssetsAsync(Options.Of(call), call.Cancel))
            assets.Add(asset);
        if (call.Get(Target) is not { } path)
        {
            InventoryCsvWriter.Write(call.Output.Raw, assets);
            return ExitCode.Done;
        }
        // Beside, then renamed: a full disk leaves the old file as it was.
        var beside = path + ".part";
        await using (var writer = new StreamWriter(beside))
            InventoryCsvWriter.Write(writer, assets);
        File.Move(beside, path, overwrite: true);
        call.Output.JsonDocument(new { File = path, Assets = assets.Count });
        call.Output.Line($"{Words.Count(assets.Count, "asset")} written to {path}");
        return ExitCode.Done;
    }
}
