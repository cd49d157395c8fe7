using Holdpoint.Trust.Signatures;

namespace Holdpoint.Cli.Acquisition;

/// <summary>What lies beside a file and speaks of it: found by name, read within limits.</summary>
internal static class SideFiles
{
    private const int Most = 64;

    /// <summary>The side files of a path; what is too large for a signature is no signature.</summary>
    /// <exception cref="IOException">One could not be read.</exception>
    public static IReadOnlyList<SideFile> Of(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var names = SideFileNames.For(Path.GetFileName(path));
        return
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(found => Path.GetFileName(found))
                .Where(names.Contains)
                .Order(StringComparer.Ordinal)
                .Take(Most)
                .Select(name => new FileInfo(Path.Combine(folder, name)))
                .Where(file => file.Length <= SignatureLimits.TextBytes)
                .Select(file => new SideFile(file.Name, File.ReadAllBytes(file.FullName))),
        ];
    }
}
