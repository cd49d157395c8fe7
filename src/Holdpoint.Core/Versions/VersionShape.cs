namespace Holdpoint.Core.Versions;

/// <summary>What sort of text a version is; only texts of one sort can be put in order.</summary>
public enum VersionShape
{
    /// <summary>Numbers, possibly with letters and levels.</summary>
    Dotted,

    /// <summary>Starts with a calendar year.</summary>
    Year,

    /// <summary>Letters only, such as a hardware revision.</summary>
    Letters,

    /// <summary>Only a level: "SP1", "MP8".</summary>
    LevelOnly,

    /// <summary>A revision hash.</summary>
    Hash,

    /// <summary>A file's name.</summary>
    FileName,

    /// <summary>Nothing that can be put in order.</summary>
    Unordered,
}
