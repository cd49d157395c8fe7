namespace Holdpoint.Core.Versions;

/// <summary>A version text as it was understood. Made by <see cref="VersionText.Parse"/>; never loses the text itself.</summary>
public sealed record ParsedVersion
{
    /// <summary>The text as written.</summary>
    public required string Raw { get; init; }

    /// <summary>What sort of text it is.</summary>
    public required VersionShape Shape { get; init; }

    /// <summary>Letters before the first number, in upper case, without "V", "Version", "FW" and the like: "SE" of "SE2021", "CPCI85" of "CPCI85 V05.11".</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The base's components, in order.</summary>
    public IReadOnlyList<VersionPart> Base { get; init; } = [];

    /// <summary>The levels, ordered by rank, at most one a rank.</summary>
    public IReadOnlyList<VersionLevel> Levels { get; init; } = [];

    /// <summary>What was not understood, as written; empty where everything was.</summary>
    public string Tail { get; init; } = "";

    /// <summary>True when the text can be put in order and nothing of it was left over.</summary>
    public bool IsExact => Tail.Length == 0 && Shape is not VersionShape.Unordered;

    /// <summary>True where a component is a placeholder.</summary>
    public bool HasWildcard => Base.Any(part => part.IsWildcard);

    /// <summary>The level of a rank, or null.</summary>
    public VersionLevel? Level(LevelRank rank) => Levels.FirstOrDefault(level => level.Rank == rank);

    /// <summary>The version in one spelling that reads back to the same version: "V7.5_SP2_Upd_15" is "7.5 SP 2 UPD 15".</summary>
    public string Canonical => VersionFormat.Write(this);

    /// <summary>The text as written.</summary>
    public override string ToString() => Raw;
}
