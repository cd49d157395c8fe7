using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>The words of decisions, with the colour that goes beside them.</summary>
internal static class DecisionWords
{
    /// <summary>The word for people.</summary>
    public static string Of(DecisionKind kind) =>
        kind switch
        {
            DecisionKind.Apply => "apply",
            DecisionKind.ApplyOutOfCycle => "apply out of cycle",
            DecisionKind.Mitigate => "mitigate",
            DecisionKind.NotApplicable => "not applicable",
            _ => "accept until",
        };

    /// <summary>The word with its colour.</summary>
    public static Cell Cell(DecisionKind kind) =>
        new(
            Of(kind),
            kind switch
            {
                DecisionKind.ApplyOutOfCycle => "bold red",
                DecisionKind.Apply => "yellow",
                DecisionKind.Mitigate => "blue",
                _ => "grey",
            }
        );
}
