using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;

namespace Holdpoint.Cli.Acquisition;

/// <summary>States and rungs for people.</summary>
internal static class ArtifactWords
{
    /// <summary>A state as a coloured word.</summary>
    public static Cell State(ArtifactState state) =>
        (
            state.ToString().ToLowerInvariant(),
            state switch
            {
                ArtifactState.Released => "green",
                ArtifactState.Refused or ArtifactState.Withdrawn => "red",
                _ => "yellow",
            }
        );

    /// <summary>A rung's name.</summary>
    public static string Rung(Rung rung) =>
        rung == Core.Acquisition.Ladder.Rung.None ? "none yet" : EvidenceLadder.Row(rung).Words;

    /// <summary>What came of a rung, for people.</summary>
    public static Cell Answer(RungAnswer answer) =>
        answer switch
        {
            RungAnswer.Met => ("holds", "green"),
            RungAnswer.Failed => ("FAILED", "bold red"),
            RungAnswer.NotAvailable => ("not available", "grey"),
            _ => ("not tried", "yellow"),
        };
}
