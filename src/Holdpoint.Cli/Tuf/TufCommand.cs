using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Tuf;

/// <summary><c>holdpoint tuf</c>: update metadata: the client, and the ceremonies.</summary>
internal static class TufCommand
{
    /// <summary>The command with its verbs.</summary>
    public static Command Create()
    {
        var group = Frame.Group(
            "tuf",
            "Signed update metadata (TUF): trust it, download by it, sign it.",
            TufInitCommand.Create(),
            TufRefreshCommand.Create(),
            TufDownloadCommand.Create(),
            TufRootCommand.Create(),
            TufTargetsCommand.Create(),
            TufSignCommand.Create(),
            TufRepositoryCommand.Create()
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
