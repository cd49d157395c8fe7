using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>A distinct configuration of a run and what is kept of the answer to it.</summary>
internal sealed class MatchedConfiguration(Configuration configuration)
{
    private readonly Lock taking = new();
    private LineEnds? lines;

    internal Configuration Configuration => configuration;

    /// <summary>How many assets have nothing else; those whose lines were taken are not counted any more.</summary>
    internal int Alone { get; set; }

    /// <summary>What the advisories mean for it; null until somebody asked.</summary>
    internal MatchResult? Result { get; set; }

    /// <summary>Its lines for one more of the assets that have nothing else; made once, let go with the last.</summary>
    internal LineEnds TakeLines(Func<Configuration, LineEnds> make)
    {
        lock (taking)
        {
            var taken = lines ?? make(configuration);
            Alone--;
            lines = Alone > 0 ? taken : null;
            return taken;
        }
    }
}
