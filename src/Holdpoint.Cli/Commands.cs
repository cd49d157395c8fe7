using System.CommandLine;
using Holdpoint.Cli.Acquisition;
using Holdpoint.Cli.Csaf;
using Holdpoint.Cli.Deployment.Deliverables;
using Holdpoint.Cli.Evaluation;
using Holdpoint.Cli.Evaluation.Clocks;
using Holdpoint.Cli.Evaluation.Sites;
using Holdpoint.Cli.Evidence;
using Holdpoint.Cli.Inventory;
using Holdpoint.Cli.Keys;
using Holdpoint.Cli.Monitoring;
using Holdpoint.Cli.Terminal;
using Holdpoint.Cli.Tuf;
using Holdpoint.Cli.Versions;

namespace Holdpoint.Cli;

/// <summary>Every command there is; a new one is a line here and a class in the folder of its word.</summary>
internal static class Commands
{
    /// <summary>The whole command line.</summary>
    public static RootCommand Root() =>
        Frame.Root(
            UpCommand.Create(),
            ServeCommand.Create(),
            WorklistCommand.Create(),
            SignatureCommand.Create(),
            CaseCommand.Create(),
            ClockCommand.Create(),
            SiteCommand.Create(),
            AssetCommand.Create(
                AssetCandidatesCommand.Create(),
                AssetIdentityCommand.Confirm(),
                AssetIdentityCommand.Reject(),
                AssetWordsCommand.List(),
                AssetWordsCommand.Forget()
            ),
            SourceCommand.Create(),
            AdvisoryCommand.Create(),
            EvaluateCommand.Create(),
            AcquireCommand.Create(),
            VaultCommand.Create(),
            DeliverableCommand.Create(),
            MatchCommand.Create(),
            VersionCommand.Create(),
            CsafCommand.Create(),
            TufCommand.Create(),
            KeyCommand.Create(),
            LogCommand.Create()
        );
}
