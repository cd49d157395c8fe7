namespace Holdpoint.Core.Versions;

/// <summary>One level behind a base version, for example the service pack of "V4.7 SP3".</summary>
/// <param name="Rank">Where it counts.</param>
/// <param name="Word">The vendor's kind within the rank, folded: SP, FP, MP, UPD, HF, P, BUILD. Different words of one rank cannot be compared.</param>
/// <param name="Parts">Its number, possibly dotted or lettered; one where the vendor wrote none.</param>
public sealed record VersionLevel(LevelRank Rank, string Word, IReadOnlyList<VersionPart> Parts)
{
    /// <inheritdoc />
    public override string ToString() => $"{Word} {string.Join('.', Parts)}";
}
