using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Inventory;

/// <summary><c>holdpoint asset …</c>: the inventory.</summary>
internal static class AssetCommand
{
    /// <summary>The command.</summary>
    /// <param name="more">Commands of later phases that are about assets too.</param>
    public static Command Create(params Command[] more) =>
        Frame.Group(
            "asset",
            "The inventory: import, list, show, export; which products of advisories are yours.",
            [
                AssetImportCommand.Create(),
                AssetListCommand.Create(),
                AssetShowCommand.Create(),
                AssetExportCommand.Create(),
                .. more,
            ]
        );
}
