namespace Holdpoint.Core.Versions;

/// <summary>
/// The levels that vendors put behind a base version, in the order in which they count: a difference in an earlier
/// rank outweighs every difference in a later one ("V4.7 HF33" is older than "V4.7 SP3").
/// </summary>
public enum LevelRank
{
    /// <summary>alpha, beta, preview, rc: below the version without it.</summary>
    PreRelease,

    /// <summary>R2 of "2020 R2".</summary>
    Release,

    /// <summary>Service pack, feature pack, maintenance pack, cumulative or quality update.</summary>
    Pack,

    /// <summary>Update, Upd, U.</summary>
    Update,

    /// <summary>Hotfix, patch.</summary>
    Patch,

    /// <summary>Build number or build date.</summary>
    Build,
}
