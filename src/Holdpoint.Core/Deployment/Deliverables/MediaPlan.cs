using System.Collections.Immutable;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>Which files go on which medium, where one medium is too small for all of them.</summary>
/// <param name="Media">The files of each medium, in the order of their paths.</param>
public sealed record MediaPlan(ImmutableArray<ImmutableArray<ListedFile>> Media)
{
    // The largest cluster of the file systems that media commonly have (exFAT, FAT32): a file fills whole ones.
    private const long Cluster = 128 * 1024;

    /// <summary>
    /// Distributes files over as few media as their order allows. What must be on every medium (metadata, evidence,
    /// instructions) is put on each; targets go where there is room, the largest first, their block digests beside them.
    /// </summary>
    /// <param name="files">All files.</param>
    /// <param name="capacity">What a medium holds, in bytes.</param>
    /// <param name="reserved">What the list, the map and the manifest of a medium may take, in bytes.</param>
    public static MediaPlanning Of(IReadOnlyCollection<ListedFile> files, long capacity, long reserved)
    {
        ArgumentNullException.ThrowIfNull(files);
        var spread = files.Where(IsSpread).GroupBy(Sha256Of, StringComparer.Ordinal).ToList();
        var everywhere = files.Where(file => !IsSpread(file)).ToImmutableArray();
        var left = capacity - reserved - everywhere.Sum(OnMedium);
        if (left < 0)
            return Refused(
                $"A medium of {capacity} bytes is too small: what every medium carries takes {capacity - left} bytes."
            );
        var media = new List<(List<ListedFile> Files, long Left)>();
        foreach (
            var group in spread
                .OrderByDescending(group => group.Sum(OnMedium))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var size = group.Sum(OnMedium);
            if (size > left)
                return Refused(
                    $"{group.First().Path} takes {size} bytes; beside what every medium carries only {left} are free. Use larger media."
                );
            var place = media.FindIndex(medium => medium.Left >= size);
            if (place < 0)
            {
                place = media.Count;
                media.Add(([], left));
            }
            media[place].Files.AddRange(group);
            media[place] = (media[place].Files, media[place].Left - size);
        }
        if (media.Count == 0)
            media.Add(([], left));
        return new(
            new([
                .. media.Select(medium =>
                    medium
                        .Files.Concat(everywhere)
                        .OrderBy(file => file.Path, StringComparer.Ordinal)
                        .ToImmutableArray()
                ),
            ]),
            null
        );
    }

    private static MediaPlanning Refused(string text) => new(null, new(DeliverableRule.Media, "", text));

    private static bool IsSpread(ListedFile file) =>
        file.Path.StartsWith(DeliverableLayout.Targets + "/", StringComparison.Ordinal)
        || file.Path.StartsWith(DeliverableLayout.Blocks + "/", StringComparison.Ordinal);

    // Both targets/ab/SHA256.name and blocks/ab/SHA256 carry the target's digest.
    private static string Sha256Of(ListedFile file) => file.Path.Split('/')[^1].Split('.', 2)[0];

    private static long OnMedium(ListedFile file) =>
        Math.Max(1, (file.Length + Cluster - 1) / Cluster) * Cluster;
}
