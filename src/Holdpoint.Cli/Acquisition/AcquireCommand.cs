using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire …</c>: from the need to the released file.</summary>
internal static class AcquireCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group(
            "acquire",
            "Get patch files, prove where they come from, scan them and release them.",
            AcquireListCommand.Create(),
            AcquireFetchCommand.Create(),
            AcquireHandInCommand.Create(),
            AcquireNeedsCommand.Create(),
            AcquireWatchCommand.Create(),
            AcquireShowCommand.Create(),
            AcquireScanCommand.Create(),
            AcquireEvidenceCommands.Digest(),
            AcquireEvidenceCommands.Sight(),
            AcquireEvidenceCommands.NotAvailable(),
            AcquireWordCommands.Release(),
            AcquireWordCommands.Refuse(),
            AcquireWordCommands.Withdraw(),
            AcquireWordCommands.Reopen()
        );
}
