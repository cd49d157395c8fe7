namespace Holdpoint.Cli.Csaf;

/// <summary>A file to validate.</summary>
/// <param name="Path">As told, or as found under what was told.</param>
/// <param name="IsNamed">True when it was named itself; false when it was found in a directory.</param>
internal sealed record AdvisoryFile(string Path, bool IsNamed);

/// <summary>The files behind the paths of a command line, in an order that is the same every time.</summary>
internal static class AdvisoryFiles
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.None,
    };

    /// <summary>Files as they are, directories as the <c>*.json</c> files below them by ordinal path.</summary>
    /// <exception cref="IOException">A directory could not be read.</exception>
    public static IReadOnlyList<AdvisoryFile> Under(IEnumerable<string> paths)
    {
        var files = new List<AdvisoryFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                var found = Directory
                    .EnumerateFiles(path, "*.json", Everything)
                    .Order(StringComparer.Ordinal);
                files.AddRange(found.Select(f => new AdvisoryFile(f, false)));
            }
            else
            {
                files.Add(new(path, true));
            }
        }
        return files;
    }
}
