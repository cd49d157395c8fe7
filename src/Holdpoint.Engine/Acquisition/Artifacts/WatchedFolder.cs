namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>
/// Finds files in a folder that nobody writes to any more: size and time unchanged for a while. Looks again and again, because
/// shares and media do not tell of changes reliably.
/// </summary>
internal sealed class WatchedFolder(string folder, TimeSpan stable, TimeProvider clock)
{
    // Names under which browsers and copiers keep what is not whole yet.
    private static readonly HashSet<string> Partial = new(StringComparer.OrdinalIgnoreCase)
    {
        ".part",
        ".partial",
        ".crdownload",
        ".download",
        ".tmp",
        ".filepart",
    };

    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>True while a file is there that was not given out yet.</summary>
    public bool IsWaiting => _seen.Values.Any(seen => !seen.Given);

    /// <summary>Paths of files that are whole now and were not given out yet, by name. A file that changes afterwards is a new one.</summary>
    public IReadOnlyList<string> Look()
    {
        var now = clock.GetUtcNow();
        var whole = new List<string>();
        var files = new DirectoryInfo(folder)
            .EnumerateFiles()
            .Where(file =>
                file.LinkTarget is null && file.Name[0] != '.' && !Partial.Contains(file.Extension)
            )
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var file in files)
        {
            var here = new Seen(file.Length, file.LastWriteTimeUtc, now, false);
            if (!_seen.TryGetValue(file.FullName, out var before) || !before.IsSame(here))
                _seen[file.FullName] = before = here;
            if (before.Given || now - before.Since < stable)
                continue;
            _seen[file.FullName] = before with { Given = true };
            whole.Add(file.FullName);
        }
        foreach (
            var gone in _seen
                .Keys.Except(files.Select(file => file.FullName), StringComparer.Ordinal)
                .ToList()
        )
            _seen.Remove(gone);
        return whole;
    }

    private sealed record Seen(long Length, DateTime Changed, DateTimeOffset Since, bool Given)
    {
        public bool IsSame(Seen other) => Length == other.Length && Changed == other.Changed;
    }
}
