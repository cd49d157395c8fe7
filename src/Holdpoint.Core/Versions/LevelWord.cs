namespace Holdpoint.Core.Versions;

/// <summary>What a level's word means.</summary>
/// <param name="Rank">Where the level stands among others.</param>
/// <param name="Word">The word in its one writing, upper case.</param>
internal sealed record LevelWord(LevelRank Rank, string Word);
