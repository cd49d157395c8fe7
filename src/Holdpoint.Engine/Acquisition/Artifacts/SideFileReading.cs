using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>Detached signatures and checksum files that lie beside a file: found by name, read within limits.</summary>
public static class SideFileReading
{
    /// <summary>The side files of a path; what is too large for a signature is none.</summary>
    public static IReadOnlyList<SideFile> Of(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return
        [
            .. SideFileNames
                .For(Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
                .Select(name => new FileInfo(Path.Combine(folder, name)))
                .Where(file => file.Exists && file.Length <= SignatureLimits.TextBytes)
                .Take(AcquisitionLimits.SideFiles)
                .Select(file => new SideFile(file.Name, File.ReadAllBytes(file.FullName))),
        ];
    }

    /// <summary>True for a file that only speaks of another one in its folder.</summary>
    public static bool IsBeside(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        return name == FetchedList.Name
            || SideFileNames.ChecksumLists.Contains(name, StringComparer.OrdinalIgnoreCase)
            || SideFileNames
                .SignatureEndings.Concat(SideFileNames.ChecksumEndings)
                .Any(ending =>
                    name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                    && File.Exists(Path.Combine(folder, name[..^ending.Length]))
                );
    }
}
