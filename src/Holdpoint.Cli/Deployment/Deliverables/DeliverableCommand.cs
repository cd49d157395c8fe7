using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary><c>holdpoint deliverable …</c>: the signed package for one site, from headquarters to the plant.</summary>
internal static class DeliverableCommand
{
    /// <summary>The command with its verbs.</summary>
    public static Command Create() =>
        Frame.Group(
            "deliverable",
            "The one signed package for one site, from headquarters to the plant.",
            DeliverableInitCommand.Create(),
            DeliverableKitCommand.Create(),
            DeliverableBuildCommand.Create(),
            DeliverableVerifyCommand.Create(),
            DeliverableExportCommand.Create(),
            DeliverableImportCommand.Create(),
            DeliverableReceiptCommand.Create(),
            DeliverableListCommand.Create()
        );
}
