using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>
/// The release line of a target version: what stays the same while a vendor publishes update after update, so that the case
/// keeps its id. With levels behind it ("V7.5 SP2 Update 17") the whole base version, else its first number ("V2.9.7" is line 2).
/// </summary>
internal static class PatchLine
{
    public static string Of(ParsedVersion version)
    {
        if (version.Base.Count == 0)
            return version.Raw.Trim().ToLowerInvariant();
        var parts = version.Levels.Count > 0 ? TrimZeros(version.Base) : [version.Base[0]];
        return $"{version.Prefix}{string.Join('.', parts)}".ToLowerInvariant();
    }

    private static IEnumerable<VersionPart> TrimZeros(IReadOnlyList<VersionPart> parts)
    {
        var count = parts.Count;
        while (count > 1 && parts[count - 1].IsZero)
            count--;
        return parts.Take(count);
    }
}
