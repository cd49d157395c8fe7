using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf</c>: the update metadata's client.</summary>
internal static class TufCommand
{
    /// <summary>The command with its verbs.</summary>
    public static Command Create()
    {
        var group = Frame.Group(
            "tuf",
            "Signed update metadata (TUF): pin a root, refresh, download targets.",
            TufInitCommand.Create(),
            TufRefreshCommand.Create(),
            TufDownloadCommand.Create()
        );
        group.Options.Add(TufOptions.MetadataDirectory);
        group.Options.Add(TufOptions.MetadataUrl);
        group.Options.Add(TufOptions.TargetName);
        group.Options.Add(TufOptions.TargetBaseUrl);
        group.Options.Add(TufOptions.TargetDirectory);
        group.Options.Add(TufOptions.Now);
        return group;
    }
}
