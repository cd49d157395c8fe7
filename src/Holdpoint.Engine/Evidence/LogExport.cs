using System.Text;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>What an export of the log did.</summary>
/// <param name="Checkpoint">The checkpoint that it reaches to.</param>
/// <param name="Key">The key to verify it with; the one who verifies must know it from elsewhere.</param>
/// <param name="Written">Files written.</param>
/// <param name="Kept">Files that an earlier export had put there.</param>
public sealed record LogExport(Checkpoint Checkpoint, NoteKey Key, int Written, int Kept)
{
    internal static LogExport Run(
        EvidenceLog log,
        WitnessBook witnesses,
        Checkpoint checkpoint,
        NoteKey key,
        string folder,
        CancellationToken cancel
    )
    {
        var (from, to) = (new DirectoryLogStorage(log.Places.Log), new DirectoryLogStorage(folder));
        var (written, kept) = (0, 0);
        foreach (var path in Paths(checkpoint.Size))
        {
            cancel.ThrowIfCancellationRequested();
            if (to.Look(path, 0) is { } there && there.Length == from.Look(path, 0)?.Length)
            {
                kept++;
                continue;
            }
            to.Write(
                path,
                from.Read(path) ?? throw new LogDamagedException($"{path} of the log is not there.")
            );
            written++;
        }
        foreach (var (path, bytes) in witnesses.Cosigned())
        {
            to.Write($"cosigned/{Path.GetFileName(path)}", bytes);
            written++;
        }
        to.Write(LogIdentity.PublicFile, Encoding.UTF8.GetBytes(key + "\n"));
        // The checkpoint comes last: an export that was interrupted still agrees with the checkpoint before.
        DurableFile.Write(Path.Combine(folder, TilePath.Checkpoint), checkpoint.Note.ToBytes());
        return new(checkpoint, key, written + 2, kept);
    }

    /// <summary>The files of a log of a size.</summary>
    internal static IEnumerable<string> Paths(long size)
    {
        for (var level = -1; level <= 63 / LogLimits.TileHeight; level++)
        {
            for (var index = 0L; ; index++)
            {
                var width = TileNodes.Width(size, Math.Max(level, 0), index);
                if (width == 0)
                    break;
                yield return level < 0 ? TilePath.Entries(index, width) : TilePath.Tile(level, index, width);
            }
        }
    }
}
