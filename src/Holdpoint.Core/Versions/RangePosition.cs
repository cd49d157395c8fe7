namespace Holdpoint.Core.Versions;

/// <summary>Where a version lies, seen from a range.</summary>
public enum RangePosition
{
    /// <summary>In the range.</summary>
    Inside,

    /// <summary>Older than everything in the range.</summary>
    Below,

    /// <summary>Between two parts of the range.</summary>
    Gap,

    /// <summary>Newer than everything in the range.</summary>
    Beyond,

    /// <summary>Cannot be told.</summary>
    Unknown,
}
