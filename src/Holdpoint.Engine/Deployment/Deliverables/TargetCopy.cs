using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Digests;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Copies files from the vault into a deliverable, on all cores, each byte read once: it is hashed on its way. A file
/// that an interrupted export had finished is not copied again.
/// </summary>
internal static class TargetCopy
{
    private const int PieceSize = 1 << 20;

    /// <summary>The parts of each file, or why it could not be copied.</summary>
    /// <param name="folder">The deliverable in the making.</param>
    /// <param name="files">The files that travel.</param>
    /// <param name="written">Takes the number of bytes written since it was last called; may be called from any thread.</param>
    /// <param name="cancel">Stops the copying.</param>
    public static async Task<IReadOnlyDictionary<string, CopiedTarget>> RunAsync(
        string folder,
        IReadOnlyCollection<ExportFile> files,
        Action<long> written,
        CancellationToken cancel
    )
    {
        var done = new ConcurrentDictionary<string, CopiedTarget>(StringComparer.Ordinal);
        var queue = new ConcurrentQueue<ExportFile>(
            files
                .DistinctBy(file => file.Item.Sha256, StringComparer.Ordinal)
                .OrderByDescending(file => file.Item.Length)
        );
        DiskSpace.Require(folder, queue.Sum(file => Absent(folder, file)));
        await Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(_ =>
                    Task.Run(
                        () =>
                        {
                            while (queue.TryDequeue(out var file))
                                done[file.Item.Sha256] = Copy(folder, file, written, cancel);
                        },
                        cancel
                    )
                )
        );
        return done;
    }

    private static CopiedTarget Copy(
        string folder,
        ExportFile file,
        Action<long> written,
        CancellationToken cancel
    )
    {
        try
        {
            return file.Item.Length <= DeliverableLimits.LargestPart
                ? Whole(folder, file, written, cancel)
                : InParts(folder, file, written, cancel);
        }
        // What cannot be read is said of the file; what cannot be written is a fault of where the deliverable is made.
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException
                && failure.Message.Contains(file.Path, StringComparison.Ordinal)
            )
        {
            return CopiedTarget.Refused(DeliverableRule.Readable, file, failure.Message);
        }
    }

    // What an interrupted export has made lies there already.
    private static long Absent(string folder, ExportFile file) =>
        new FileInfo(Path.Combine(folder, DeliverableLayout.Target(file.Item.Sha256, file.Item.Name)))
            is { Exists: true } there
            ? Math.Max(0, file.Item.Length - there.Length)
            : file.Item.Length;

    private static CopiedTarget Whole(
        string folder,
        ExportFile file,
        Action<long> written,
        CancellationToken cancel
    )
    {
        var path = DeliverableLayout.Target(file.Item.Sha256, file.Item.Name);
        var entry = new ListedFile(path, file.Item.Length, file.Item.Sha256);
        var blocks = Blocks(folder, file, 0, file.Item.Length, file.Item.Sha256);
        if (IsDone(folder, entry, written, cancel))
            return new([entry, blocks], [entry], null);
        using var source = File.OpenHandle(file.Path, options: FileOptions.SequentialScan);
        var (sha256, length) = CopyPart(folder, path, source, 0, file.Item.Length, null, written, cancel);
        return sha256 == file.Item.Sha256 && length == file.Item.Length
            ? new([entry, blocks], [entry], null)
            : Changed(folder, path, file);
    }

    private static CopiedTarget InParts(
        string folder,
        ExportFile file,
        Action<long> written,
        CancellationToken cancel
    )
    {
        var entries = ImmutableArray.CreateBuilder<ListedFile>();
        var parts = ImmutableArray.CreateBuilder<ListedFile>();
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = File.OpenHandle(file.Path, options: FileOptions.SequentialScan);
        for (long at = 0; at < file.Item.Length; at += DeliverableLimits.LargestPart)
        {
            var size = Math.Min(DeliverableLimits.LargestPart, file.Item.Length - at);
            var growing = $"{DeliverableLayout.Targets}/.{file.Item.Sha256}.part";
            var (sha256, length) = CopyPart(folder, growing, source, at, size, whole, written, cancel);
            if (length != size)
                return Changed(folder, growing, file);
            var entry = new ListedFile(DeliverableLayout.Target(sha256, file.Item.Name), size, sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, entry.Path))!);
            File.Move(Path.Combine(folder, growing), Path.Combine(folder, entry.Path), overwrite: true);
            parts.Add(entry);
            entries.Add(entry);
            entries.Add(Blocks(folder, file, at, size, sha256));
        }
        return Convert.ToHexStringLower(whole.GetHashAndReset()) == file.Item.Sha256
            ? new(entries.DrainToImmutable(), parts.DrainToImmutable(), null)
            : Changed(folder, parts[0].Path, file);
    }

    private static (string Sha256, long Length) CopyPart(
        string folder,
        string path,
        Microsoft.Win32.SafeHandles.SafeFileHandle source,
        long offset,
        long size,
        IncrementalHash? whole,
        Action<long> written,
        CancellationToken cancel
    )
    {
        var to = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = File.OpenHandle(to, FileMode.Create, FileAccess.Write, preallocationSize: size);
        var piece = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(size, 1, PieceSize));
        long at = 0;
        int length;
        while (
            at < size
            && (
                length = RandomAccess.Read(
                    source,
                    piece.AsSpan(0, (int)Math.Min(piece.Length, size - at)),
                    offset + at
                )
            ) > 0
        )
        {
            cancel.ThrowIfCancellationRequested();
            hash.AppendData(piece, 0, length);
            whole?.AppendData(piece, 0, length);
            RandomAccess.Write(target, piece.AsSpan(0, length), at);
            at += length;
            written(length);
        }
        RandomAccess.FlushToDisk(target);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), at);
    }

    // Finished by an export that was interrupted: believed only after it was read again.
    private static bool IsDone(
        string folder,
        ListedFile entry,
        Action<long> written,
        CancellationToken cancel
    )
    {
        var path = Path.Combine(folder, entry.Path);
        if (!File.Exists(path) || new FileInfo(path).Length != entry.Length)
            return false;
        using var stream = File.OpenRead(path);
        cancel.ThrowIfCancellationRequested();
        if (Convert.ToHexStringLower(SHA256.HashData(stream)) != entry.Sha256)
            return false;
        written(entry.Length);
        return true;
    }

    private static ListedFile Blocks(string folder, ExportFile file, long offset, long size, string sha256)
    {
        using var source = File.OpenRead(file.BlocksPath);
        source.Seek(offset / FsVerity.BlockSize * FsVerity.DigestSize, SeekOrigin.Begin);
        var blocks = new byte[FsVerity.Blocks(size) * FsVerity.DigestSize];
        source.ReadExactly(blocks);
        var path = DeliverableLayout.BlocksOf(sha256);
        DurableFile.Write(Path.Combine(folder, path), blocks);
        return new(path, blocks.Length, Digest.Of(blocks));
    }

    private static CopiedTarget Changed(string folder, string path, ExportFile file)
    {
        File.Delete(Path.Combine(folder, path));
        return CopiedTarget.Refused(
            DeliverableRule.Content,
            file,
            "the vault's content is not what was taken in; \"holdpoint vault verify\" says more"
        );
    }
}
