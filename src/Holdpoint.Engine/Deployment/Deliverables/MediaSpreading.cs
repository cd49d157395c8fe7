using System.Collections.Immutable;
using System.Globalization;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Puts the files of a deliverable in the making on its media: each medium a folder of its own, where there are several.
/// Targets are moved and not copied, so that no byte of them is read again.
/// </summary>
internal static class MediaSpreading
{
    private const string Medium = "medium-";

    // A line of FILES and of MEDIA takes no more than this beside the path; the manifest fits in the rest.
    private const long LineSize = 100;

    /// <summary>Which files go on which medium; all on one where there is no limit.</summary>
    public static MediaPlanning Plan(ImmutableArray<ListedFile> entries, long? capacity) =>
        capacity is { } bytes
            ? MediaPlan.Of(
                entries,
                bytes,
                DeliverableLimits.LargestManifest + 2 * entries.Sum(entry => entry.Path.Length + LineSize)
            )
            : new(new([entries]), null);

    /// <summary>Spreads the files; the map of several media is on each of them.</summary>
    public static IReadOnlyList<(string Folder, ImmutableArray<ListedFile> Files)> Spread(
        string making,
        MediaPlan plan
    )
    {
        if (plan.Media.Length == 1)
            return [(making, plan.Media[0])];
        var map = MediaMap.Write(plan);
        var listedMap = new ListedFile(DeliverableLayout.Map, map.Length, Digest.Of(map));
        var everywhere = plan
            .Media.SelectMany(files => files)
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        var media = new List<(string, ImmutableArray<ListedFile>)>();
        foreach (var files in plan.Media)
        {
            var folder = Path.Combine(
                making,
                Medium + (media.Count + 1).ToString(CultureInfo.InvariantCulture)
            );
            foreach (var file in files)
            {
                var (from, to) = (Path.Combine(making, file.Path), Path.Combine(folder, file.Path));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                if (everywhere.Contains(file.Path))
                    DurableFile.Write(to, File.ReadAllBytes(from));
                else
                    File.Move(from, to);
            }
            DurableFile.Write(Path.Combine(folder, DeliverableLayout.Map), map);
            media.Add((folder, [.. files, listedMap]));
        }
        foreach (var left in Directory.EnumerateFileSystemEntries(making).Where(path => !IsMedium(path)))
        {
            if (Directory.Exists(left))
                Directory.Delete(left, recursive: true);
            else
                File.Delete(left);
        }
        return media;
    }

    /// <summary>Puts what an interrupted run had spread where it was, so that it need not be copied again.</summary>
    public static void TakeBack(string making)
    {
        foreach (var medium in Directory.EnumerateDirectories(making).Where(IsMedium))
        {
            foreach (var file in Directory.EnumerateFiles(medium, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(making, Path.GetRelativePath(medium, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(file, to, overwrite: true);
            }
            Directory.Delete(medium, recursive: true);
        }
    }

    private static bool IsMedium(string path) =>
        Path.GetFileName(path).StartsWith(Medium, StringComparison.Ordinal);
}
