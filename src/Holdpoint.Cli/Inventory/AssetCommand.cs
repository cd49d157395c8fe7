using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Inventory;

/// <summary><c>holdpoint asset …</c>: the inventory.</summary>
internal static class AssetCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "asset",
            "The inventory: import, list, show, export; confirm or reject what a product is.",
            AssetImportCommand.Create(),
            AssetListCommand.Create(),
            AssetShowCommand.Create(),
            AssetExportCommand.Create(),
            AssetIdentityCommand.Confirm(),
            AssetIdentityCommand.Reject()
        );
}
