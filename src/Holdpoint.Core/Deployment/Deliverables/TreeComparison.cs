using System.Collections.Immutable;

namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>Holds what lies on a medium against what the list says should lie there.</summary>
public static class TreeComparison
{
    /// <summary>Everything that differs, whatever the files hold.</summary>
    /// <param name="listed">The listed files.</param>
    /// <param name="found">What was found.</param>
    /// <param name="unlisted">Files that are there beside the list: the list itself, and the manifest that names it.</param>
    public static ImmutableArray<DeliverableRefusal> Refusals(
        IReadOnlyCollection<ListedFile> listed,
        IEnumerable<TreeEntry> found,
        IReadOnlySet<string> unlisted
    )
    {
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(unlisted);
        var refusals = ImmutableArray.CreateBuilder<DeliverableRefusal>();
        var files = listed.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var folders = files.Keys.SelectMany(Folders).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in found)
        {
            if (MediumName.Fault(entry.Path) is { } fault)
            {
                Refuse(
                    DeliverableRule.Name,
                    entry.Path,
                    $"The path {fault}. Nothing that Holdpoint writes has such a name."
                );
                continue;
            }
            if (!folded.TryAdd(entry.Path, entry.Path))
            {
                Refuse(
                    DeliverableRule.Name,
                    entry.Path,
                    $"It differs from {folded[entry.Path]} only in the case of its letters; on Windows one would hide the other."
                );
                continue;
            }
            switch (entry.Kind)
            {
                case TreeEntryKind.Folder when folders.Contains(entry.Path):
                    continue;
                case TreeEntryKind.Folder:
                    Refuse(
                        DeliverableRule.Unlisted,
                        entry.Path,
                        "No listed file lies in this folder. It was added later."
                    );
                    continue;
                case TreeEntryKind.Link:
                    Refuse(
                        DeliverableRule.Kind,
                        entry.Path,
                        "It is a link. A deliverable holds plain files only."
                    );
                    seen.Add(entry.Path);
                    continue;
                case TreeEntryKind.Other:
                    Refuse(
                        DeliverableRule.Kind,
                        entry.Path,
                        "It is no plain file. A deliverable holds plain files only."
                    );
                    seen.Add(entry.Path);
                    continue;
            }
            if (unlisted.Contains(entry.Path))
                continue;
            if (!files.TryGetValue(entry.Path, out var file))
            {
                Refuse(
                    DeliverableRule.Unlisted,
                    entry.Path,
                    "The list does not name it. It was added later."
                );
                continue;
            }
            seen.Add(entry.Path);
            if (entry.Length != file.Length)
                Refuse(
                    DeliverableRule.Length,
                    entry.Path,
                    $"It has {entry.Length} bytes instead of {file.Length}: "
                        + (entry.Length < file.Length ? "it was cut off." : "something was added to it.")
                );
        }
        foreach (var file in listed.Where(file => !seen.Contains(file.Path)))
            Refuse(
                DeliverableRule.Missing,
                file.Path,
                "It is listed and not there. Copy the deliverable again, whole."
            );
        return refusals.DrainToImmutable();

        void Refuse(DeliverableRule rule, string path, string text) => refusals.Add(new(rule, path, text));
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at >= 0; at = path.IndexOf('/', at + 1))
            yield return path[..at];
    }
}
