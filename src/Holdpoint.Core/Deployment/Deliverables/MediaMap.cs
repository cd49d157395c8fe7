using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>
/// The map of several media, the same on each: a line with the format's name, then a line "MEDIUM PATH" for each file
/// that is not on all of them, in the order of the paths.
/// </summary>
public static class MediaMap
{
    /// <summary>The first line.</summary>
    public const string Format = "holdpoint-media/v1";

    /// <summary>The map of a plan.</summary>
    public static byte[] Write(MediaPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var media = plan.Media.SelectMany(
            (files, number) => files.Select(file => (file.Path, Number: number + 1))
        );
        var text = new StringBuilder(Format).Append('\n');
        foreach (
            var file in media
                .GroupBy(file => file.Path, StringComparer.Ordinal)
                .Where(group => group.Count() < plan.Media.Length || plan.Media.Length == 1)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
            text.Append(CultureInfo.InvariantCulture, $"{file.First().Number} {file.Key}\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>On which medium, from 1, each file lies; null where the text is no map.</summary>
    public static ImmutableSortedDictionary<string, int>? Read(ReadOnlySpan<byte> text)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n');
        if (lines[0] != Format || lines.Length < 2 || lines[^1].Length > 0)
            return null;
        var map = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var line in lines.AsSpan(1, lines.Length - 2))
        {
            var words = line.Split(' ');
            if (
                words.Length != 2
                || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var medium)
                || medium < 1
                || MediumName.Fault(words[1]) is not null
                || !map.TryAdd(words[1], medium)
            )
                return null;
        }
        return map.ToImmutable();
    }
}
