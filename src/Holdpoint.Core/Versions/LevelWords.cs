using System.Collections.Frozen;

namespace Holdpoint.Core.Versions;

/// <summary>The words that vendors use for levels. A new word is a row.</summary>
internal static class LevelWords
{
    private static readonly FrozenDictionary<string, (LevelRank Rank, string Word)> Words = new Dictionary<
        string,
        (LevelRank, string)
    >(StringComparer.OrdinalIgnoreCase)
    {
        ["alpha"] = (LevelRank.PreRelease, "ALPHA"),
        ["beta"] = (LevelRank.PreRelease, "BETA"),
        ["preview"] = (LevelRank.PreRelease, "PREVIEW"),
        ["rc"] = (LevelRank.PreRelease, "RC"),
        ["r"] = (LevelRank.Release, "R"),
        ["release"] = (LevelRank.Release, "R"),
        ["sp"] = (LevelRank.Pack, "SP"),
        ["servicepack"] = (LevelRank.Pack, "SP"),
        ["fp"] = (LevelRank.Pack, "FP"),
        ["featurepack"] = (LevelRank.Pack, "FP"),
        ["mp"] = (LevelRank.Pack, "MP"),
        ["maintenancepack"] = (LevelRank.Pack, "MP"),
        ["maintenancerelease"] = (LevelRank.Pack, "MR"),
        ["mr"] = (LevelRank.Pack, "MR"),
        ["sr"] = (LevelRank.Pack, "SR"),
        ["cu"] = (LevelRank.Pack, "CU"),
        ["ru"] = (LevelRank.Pack, "RU"),
        ["qu"] = (LevelRank.Pack, "QU"),
        ["tcu"] = (LevelRank.Pack, "TCU"),
        ["uc"] = (LevelRank.Update, "UC"),
        ["u"] = (LevelRank.Update, "UPD"),
        ["up"] = (LevelRank.Update, "UPD"),
        ["upd"] = (LevelRank.Update, "UPD"),
        ["update"] = (LevelRank.Update, "UPD"),
        ["hf"] = (LevelRank.Patch, "HF"),
        ["hotfix"] = (LevelRank.Patch, "HF"),
        ["hotfixrev"] = (LevelRank.Patch, "HF"),
        ["p"] = (LevelRank.Patch, "P"),
        ["pc"] = (LevelRank.Patch, "P"),
        ["patch"] = (LevelRank.Patch, "P"),
        ["rev"] = (LevelRank.Build, "REV"),
        ["revision"] = (LevelRank.Build, "REV"),
        ["b"] = (LevelRank.Build, "BUILD"),
        ["bld"] = (LevelRank.Build, "BUILD"),
        ["build"] = (LevelRank.Build, "BUILD"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (LevelRank, string)>.AlternateLookup<
        ReadOnlySpan<char>
    > Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The level that a word names, or null.</summary>
    public static (LevelRank Rank, string Word)? Find(ReadOnlySpan<char> word) =>
        Lookup.TryGetValue(word, out var level) ? level : null;
}
