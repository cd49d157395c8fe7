namespace Holdpoint.Core.Versions;

/// <summary>The words that vendors use for levels. A new word is a row.</summary>
internal static class LevelWords
{
    private static readonly Dictionary<string, LevelWord> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["alpha"] = new(LevelRank.PreRelease, "ALPHA"),
        ["beta"] = new(LevelRank.PreRelease, "BETA"),
        ["preview"] = new(LevelRank.PreRelease, "PREVIEW"),
        ["rc"] = new(LevelRank.PreRelease, "RC"),
        ["r"] = new(LevelRank.Release, "R"),
        ["release"] = new(LevelRank.Release, "R"),
        ["sp"] = new(LevelRank.Pack, "SP"),
        ["servicepack"] = new(LevelRank.Pack, "SP"),
        ["fp"] = new(LevelRank.Pack, "FP"),
        ["featurepack"] = new(LevelRank.Pack, "FP"),
        ["mp"] = new(LevelRank.Pack, "MP"),
        ["maintenancepack"] = new(LevelRank.Pack, "MP"),
        ["maintenancerelease"] = new(LevelRank.Pack, "MR"),
        ["mr"] = new(LevelRank.Pack, "MR"),
        ["sr"] = new(LevelRank.Pack, "SR"),
        ["cu"] = new(LevelRank.Pack, "CU"),
        ["ru"] = new(LevelRank.Pack, "RU"),
        ["qu"] = new(LevelRank.Pack, "QU"),
        ["tcu"] = new(LevelRank.Pack, "TCU"),
        ["uc"] = new(LevelRank.Update, "UC"),
        ["u"] = new(LevelRank.Update, "UPD"),
        ["up"] = new(LevelRank.Update, "UPD"),
        ["upd"] = new(LevelRank.Update, "UPD"),
        ["update"] = new(LevelRank.Update, "UPD"),
        ["hf"] = new(LevelRank.Patch, "HF"),
        ["hotfix"] = new(LevelRank.Patch, "HF"),
        ["hotfixrev"] = new(LevelRank.Patch, "HF"),
        ["p"] = new(LevelRank.Patch, "P"),
        ["pc"] = new(LevelRank.Patch, "P"),
        ["patch"] = new(LevelRank.Patch, "P"),
        ["rev"] = new(LevelRank.Build, "REV"),
        ["revision"] = new(LevelRank.Build, "REV"),
        ["b"] = new(LevelRank.Build, "BUILD"),
        ["bld"] = new(LevelRank.Build, "BUILD"),
        ["build"] = new(LevelRank.Build, "BUILD"),
    };

    private static readonly Dictionary<string, LevelWord>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The level that a word names, or null.</summary>
    public static LevelWord? Find(ReadOnlySpan<char> word) =>
        Lookup.TryGetValue(word, out var level) ? level : null;
}
