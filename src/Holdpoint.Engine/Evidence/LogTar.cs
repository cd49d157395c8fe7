using System.Formats.Tar;
using System.Text;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>Writes what <see cref="LogExport"/> copies as one tar (ustar), file after file, in constant memory.</summary>
internal static class LogTar
{
    private const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes; the checkpoint comes last, as in a folder.</summary>
    public static async Task WriteAsync(
        EvidenceLog log,
        WitnessBook witnesses,
        (Checkpoint Checkpoint, NoteKey Key) signed,
        DateTimeOffset at,
        Stream to,
        CancellationToken cancel
    )
    {
        await using var tar = new TarWriter(to, TarEntryFormat.Ustar, leaveOpen: true);
        var from = new DirectoryLogStorage(log.Places.Log);
        foreach (var path in LogExport.Paths(signed.Checkpoint.Size))
            await AddAsync(
                path,
                from.Read(path) ?? throw new LogDamagedException($"{path} of the log is not there.")
            );
        foreach (var (path, bytes) in witnesses.Cosigned())
            await AddAsync($"cosigned/{Path.GetFileName(path)}", bytes);
        await AddAsync(LogIdentity.PublicFile, Encoding.UTF8.GetBytes(signed.Key + "\n"));
        await AddAsync(TilePath.Checkpoint, signed.Checkpoint.Note.ToBytes());

        Task AddAsync(string path, byte[] bytes) =>
            tar.WriteEntryAsync(
                new UstarTarEntry(TarEntryType.RegularFile, path)
                {
                    DataStream = new MemoryStream(bytes),
                    ModificationTime = at,
                    Mode = Mode,
                },
                cancel
            );
    }
}
