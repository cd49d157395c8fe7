using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>A block that is not what it was.</summary>
/// <param name="Index">Its number, from 0; blocks have 64 KiB.</param>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="IsUnreadable">True where the medium did not give it at all.</param>
public sealed record BadBlock(long Index, long Offset, bool IsUnreadable);

/// <summary>A kept content held against its digests, block by block.</summary>
/// <param name="Sha256">The content.</param>
/// <param name="Path">Its file.</param>
/// <param name="Length">Its length as recorded, in bytes.</param>
/// <param name="BadBlocks">The blocks that differ, at most <see cref="MostBlocks"/> of them.</param>
/// <param name="Fault">What else is wrong, as a sentence; null where nothing.</param>
/// <param name="LostBlockList">True where the content is whole and only the list of its block digests is not.</param>
public sealed record ContentCheck(
    string Sha256,
    string Path,
    long Length,
    IReadOnlyList<BadBlock> BadBlocks,
    string? Fault,
    bool LostBlockList
)
{
    /// <summary>How many bad blocks are listed.</summary>
    public const int MostBlocks = 64;

    /// <summary>True where every byte is what it was.</summary>
    public bool IsWhole => Fault is null && BadBlocks.Count == 0;

    /// <summary>What is wrong, in a sentence; null where nothing.</summary>
    public string? Text =>
        Fault
        ?? (
            BadBlocks.Count == 0
                ? null
                : $"{Path}: {(BadBlocks.Count == MostBlocks ? "at least " : "")}{BadBlocks.Count} bad {(BadBlocks.Count == 1 ? "block" : "blocks")} of 64 KiB: "
                    + string.Join(
                        ", ",
                        BadBlocks
                            .Take(8)
                            .Select(block =>
                                $"block {block.Index} at byte {block.Offset}{(block.IsUnreadable ? " (cannot be read)" : "")}"
                            )
                    )
        );

    /// <summary>Reads a content and holds it against its digests. Damage is a value; only cancellation throws.</summary>
    internal static ContentCheck Read(
        VaultArea area,
        string sha256,
        string fsVerity,
        long length,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        var path = area.PathOf(sha256);
        ContentCheck Faulty(string text) => new(sha256, path, length, [], $"{path}: {text}", false);
        var file = new FileInfo(path);
        if (!file.Exists)
            return Faulty("the file is not there.");
        if (file.LinkTarget is not null)
            return Faulty("a link stands where the file was.");
        if (file.Length != length)
            return Faulty($"the file has {file.Length} bytes, not {length}.");
        var listed = Blocks(area.BlocksOf(sha256), length, fsVerity);
        try
        {
            using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var bad = listed is null ? null : Compare(handle, length, listed, progress, cancel);
            if (bad is not null)
                return new(sha256, path, length, bad, null, false);
            return Whole(handle, sha256, fsVerity, progress, cancel)
                ? new(sha256, path, length, [], null, true)
                : Faulty(
                    "the bytes do not have their SHA-256, and the list of block digests is damaged too, so no block can be named."
                );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Faulty($"it cannot be read: {fault.Message}");
        }
    }

    private static byte[]? Blocks(string path, long length, string fsVerity)
    {
        try
        {
            var blocks = File.ReadAllBytes(path);
            return
                blocks.Length == FsVerity.Blocks(length) * FsVerity.DigestSize
                && Convert.ToHexStringLower(FsVerity.Digest(length, blocks)) == fsVerity
                ? blocks
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static List<BadBlock> Compare(
        Microsoft.Win32.SafeHandles.SafeFileHandle handle,
        long length,
        byte[] listed,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        var bad = new List<BadBlock>();
        var buffer = new byte[AcquisitionLimits.Chunk];
        for (long at = 0; at < length && bad.Count < MostBlocks; at += buffer.Length)
        {
            cancel.ThrowIfCancellationRequested();
            var chunk = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at));
            // A chunk with a bad sector is read again block by block, so that its good blocks are not blamed.
            var readable = Fill(handle, chunk, at);
            for (
                var within = 0;
                within < chunk.Length && bad.Count < MostBlocks;
                within += FsVerity.BlockSize
            )
            {
                var block = chunk[within..Math.Min(chunk.Length, within + FsVerity.BlockSize)];
                var index = (at + within) / FsVerity.BlockSize;
                var read = readable || Fill(handle, block, at + within);
                if (!read || !Matches(block, listed, index))
                    bad.Add(new(index, at + within, !read));
            }
            progress?.Report(at + chunk.Length);
        }
        return bad;
    }

    private static bool Matches(ReadOnlySpan<byte> block, byte[] listed, long index)
    {
        Span<byte> digest = stackalloc byte[FsVerity.DigestSize];
        FsVerity.HashBlock(block, digest);
        return digest.SequenceEqual(listed.AsSpan((int)(index * FsVerity.DigestSize), FsVerity.DigestSize));
    }

    private static bool Fill(Microsoft.Win32.SafeHandles.SafeFileHandle handle, Span<byte> into, long at)
    {
        try
        {
            var filled = 0;
            while (filled < into.Length)
            {
                var read = RandomAccess.Read(handle, into[filled..], at + filled);
                if (read == 0)
                    return false;
                filled += read;
            }
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Whole(
        Microsoft.Win32.SafeHandles.SafeFileHandle handle,
        string sha256,
        string fsVerity,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        using var hasher = new ContentHasher();
        var buffer = new byte[AcquisitionLimits.Chunk];
        long at = 0;
        int read;
        while ((read = RandomAccess.Read(handle, buffer, at)) > 0)
        {
            cancel.ThrowIfCancellationRequested();
            hasher.Append(buffer.AsSpan(0, read));
            at += read;
            progress?.Report(at);
        }
        var digest = hasher.Finish();
        return digest.Sha256 == sha256 && digest.FsVerity == fsVerity;
    }
}
