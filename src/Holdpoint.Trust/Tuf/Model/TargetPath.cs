namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Paths of targets.</summary>
public static class TargetPath
{
    /// <summary>
    /// Whether the path is relative, with forward slashes, and every segment a file name on every system. Only such paths
    /// are written; what others write is escaped where it becomes a name.
    /// </summary>
    public static bool IsPlain(string path) =>
        path.Length is > 0 and <= 1024 && path.Split('/').All(IsPlainSegment);

    private static bool IsPlainSegment(string segment) =>
        segment.Length is > 0 and <= 150
        && segment[^1] is not ('.' or ' ')
        && segment[0] != ' '
        && segment.IndexOfAny(['\\', ':', '*', '?', '"', '<', '>', '|']) < 0
        && !segment.Any(char.IsControl);
}
