using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What one statement says of one vulnerability of a configuration's product.</summary>
internal sealed class Said(MatchedStatement statement, StatusGroup group)
{
    internal MatchedStatement Statement { get; } = statement;

    internal StatusGroup Group { get; } = group;

    internal IdentityMatch Match => Statement.Match;

    internal RangePosition Position => Statement.Located.Position;

    internal StatementStatus Status => Group.Status;

    internal bool HasFix => Group.Fixes is [{ State: FixState.Available }, ..];

    /// <summary>
    /// The fix for the installed version: of several release trains that of its own, else the lowest later one.
    /// </summary>
    internal Fix? Fix
    {
        get
        {
            if (Group.Fixes.Count <= 1)
                return Group.Fixes.Count == 0 ? null : Group.Fixes[0];
            var installed = Statement.Installed;
            var later = Group
                .Fixes.Where(fix => installed.CompareTo(fix.Version) == VersionOrder.Less)
                .ToList();
            return later.Find(fix => SharesTrain(installed, fix))
                ?? Lowest(later.Count > 0 ? later : Group.Fixes);
        }
    }

    private static bool SharesTrain(InstalledVersion installed, Fix fix) =>
        fix.Version is { } version
        && installed.Version is { Base: [var mine, ..] }
        && VersionMemory.Read(version).Base is [var theirs, ..]
        && mine == theirs;

    private static Fix Lowest(IReadOnlyList<Fix> fixes)
    {
        var lowest = fixes[0];
        foreach (var fix in fixes)
        {
            if (
                fix.Version is { } mine
                && lowest.Version is { } other
                && VersionComparer.Compare(VersionMemory.Read(mine), VersionMemory.Read(other)).Order
                    == VersionOrder.Less
            )
                lowest = fix;
        }
        return lowest;
    }
}
