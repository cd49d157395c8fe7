using System.Text;

namespace Holdpoint.Core.Versions;

/// <summary>Writes a version in one spelling that reads back to the same version.</summary>
internal static class VersionFormat
{
    public static string Write(ParsedVersion version)
    {
        if (version.Base.Count == 0 && version.Levels.Count == 0)
            return VersionText.Fold(version.Raw);
        var text = new StringBuilder(version.Prefix);
        if (version.Prefix.Length > 0 && !version.Prefix.All(char.IsAsciiLetter))
            text.Append(" V");
        else if (version is { Prefix: "", Base: [{ IsWildcard: true }, ..] })
            text.Append('V');
        text.AppendJoin('.', version.Base.Select(part => Part(part, version.Shape)));
        foreach (var level in version.Levels)
        {
            if (LevelWords.Find(level.Word) is null)
            {
                // A build with the house's own word: 2.5-GA-1-22261.
                text.Append('-').Append(level.Word).Append('-').AppendJoin('-', level.Parts);
                continue;
            }
            if (text.Length > 0)
                text.Append(' ');
            text.Append(level.Word).Append(' ').AppendJoin('.', level.Parts);
        }
        return text.ToString();
    }

    // "0A" begins with a number, "A" is a version of letters.
    private static string Part(VersionPart part, VersionShape shape) =>
        part is { IsWildcard: false, Number: 0 } && shape != VersionShape.Letters
            ? $"0{part.Letters}"
            : part.ToString();
}
