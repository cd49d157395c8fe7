using System.Formats.Tar;
using System.IO.Compression;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Puts a deliverable into one file for the network. The same deliverable gives the same bytes: no times, no owners, the
/// order of the paths.
/// </summary>
internal static class ContainerWriting
{
    /// <summary>Writes a tar file in the plain (ustar) format.</summary>
    public static async Task TarAsync(DeliverableTree tree, Stream to, CancellationToken cancel)
    {
        await using var tar = new TarWriter(to, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (var entry in Files(tree))
        {
            await using var file = tree.OpenFile(entry.Path);
            await tar.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.RegularFile, entry.Path)
                {
                    DataStream = file,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    Mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                },
                cancel
            );
        }
    }

    /// <summary>Writes a zip file (zip64 where it is needed), stored and not compressed.</summary>
    public static async Task ZipAsync(DeliverableTree tree, Stream to, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(
            to,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            cancel
        );
        foreach (var entry in Files(tree))
        {
            var target = zip.CreateEntry(entry.Path, CompressionLevel.NoCompression);
            // The earliest time that the format can hold.
            target.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            await using var file = tree.OpenFile(entry.Path);
            await using var content = await target.OpenAsync(cancel);
            await file.CopyToAsync(content, cancel);
        }
    }

    private static IEnumerable<TreeEntry> Files(DeliverableTree tree) =>
        tree.Entries().Where(entry => entry.Kind == TreeEntryKind.File);
}
