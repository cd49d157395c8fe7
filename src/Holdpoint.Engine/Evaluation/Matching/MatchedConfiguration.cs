using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>A distinct configuration of a run and what is kept of the answer to it.</summary>
internal sealed class MatchedConfiguration(Configuration configuration)
{
    internal Configuration Configuration => configuration;

    /// <summary>True where an asset has nothing else.</summary>
    internal bool IsAlone { get; set; }

    /// <summary>True where an asset has it beside other components.</summary>
    internal bool HasNeighbours { get; set; }

    /// <summary>What the advisories mean for it; null where only its lines are asked for.</summary>
    internal MatchResult? Result { get; set; }

    /// <summary>Its lines; null where none are asked for.</summary>
    internal LineEnds? Lines { get; set; }
}
