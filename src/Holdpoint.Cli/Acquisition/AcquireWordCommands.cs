using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Artifacts;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire release|refuse|withdraw|reopen ARTIFACT --by NAME --why TEXT</c>: a person's word on a file.</summary>
internal static class AcquireWordCommands
{
    /// <summary><c>acquire release</c>.</summary>
    public static Command Release() =>
        Create("release", "Release a file, as another person than the one who asked for it.", null);

    /// <summary><c>acquire refuse</c>.</summary>
    public static Command Refuse() => Create("refuse", "Refuse a file.", ArtifactMove.Refuse);

    /// <summary><c>acquire withdraw</c>.</summary>
    public static Command Withdraw() =>
        Create("withdraw", "Take the release of a file back.", ArtifactMove.Withdraw);

    /// <summary><c>acquire reopen</c>.</summary>
    public static Command Reopen() =>
        Create(
            "reopen",
            "Put a refused file back into quarantine, as another person than the one who asked for it.",
            ArtifactMove.Reopen
        );

    private static Command Create(string name, string description, ArtifactMove? move) =>
        new Command(name, description) { ArtifactAsked.Artifact, ArtifactAsked.By, ArtifactAsked.Why }.Does(
            async call =>
            {
                var desk = (await call.OpenAsync()).Acquisition;
                if (await ArtifactAsked.FindAsync(call, desk) is not { } artifact)
                    return ExitCode.WrongUse;
                var (by, why) = (ArtifactAsked.Person(call), call.Get(ArtifactAsked.Why)!);
                var done = move is { } word
                    ? await desk.SayAsync(artifact, word, by, why, call.Cancel)
                    : await desk.ReleaseAsync(artifact, by, why, call.Cancel);
                var code = ArtifactReport.Result(call, done);
                // To refuse is what was asked for; it went well.
                return done.Artifact is null ? code : ExitCode.Done;
            }
        );
}
