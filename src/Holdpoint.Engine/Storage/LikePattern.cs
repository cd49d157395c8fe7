namespace Holdpoint.Engine.Storage;

/// <summary>Patterns of LIKE in which what a person typed stands for itself.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    /// <summary>Whatever holds the text.</summary>
    public static string Holding(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
