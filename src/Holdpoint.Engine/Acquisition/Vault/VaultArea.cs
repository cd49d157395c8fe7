using Holdpoint.Core.Acquisition;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Digests;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>
/// A folder of contents under their SHA-256: <c>ab/abcd…</c>, and beside each the digests of its 64 KiB blocks
/// (<c>abcd….blocks</c>, 32 bytes a block). What is still being written lies in <c>incoming</c> under a name that no content
/// has. Every writer holds the folder's lock shared, so whoever gets it alone knows that what lies in <c>incoming</c> was left
/// behind.
/// </summary>
internal sealed class VaultArea(string root)
{
    private const string BlocksSuffix = ".blocks";
    private static long _names;

    private string Incoming => Path.Combine(root, "incoming");

    /// <summary>Where a content lies.</summary>
    public string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256);

    /// <summary>Where the digests of a content's blocks lie.</summary>
    public string BlocksOf(string sha256) => PathOf(sha256) + BlocksSuffix;

    /// <summary>True where a file of this length has the name.</summary>
    public bool Has(string sha256, long length) =>
        new FileInfo(PathOf(sha256)) is { Exists: true } file && file.Length == length;

    /// <summary>Takes part among the writers; waits while somebody cleans up.</summary>
    public async Task<FileStream> JoinAsync(CancellationToken cancel)
    {
        DurableFile.MakeDirectory(Incoming);
        while (true)
        {
            if (OpenLock(FileAccess.Read, FileShare.Read) is { } joined)
                return joined;
            await Task.Delay(AcquisitionLimits.LockPoll, cancel);
        }
    }

    /// <summary>Keeps all writers out; null where there are any.</summary>
    public FileStream? Alone()
    {
        DurableFile.MakeDirectory(Incoming);
        return OpenLock(FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>A passing name that nothing has; only after <see cref="JoinAsync"/>.</summary>
    public string NewPath() =>
        Path.Combine(Incoming, $"{Environment.ProcessId}-{Interlocked.Increment(ref _names)}.part");

    /// <summary>Removes what killed writers left behind; gives their names. Only while <see cref="Alone"/>.</summary>
    public IReadOnlyList<string> Sweep()
    {
        var left = Directory.EnumerateFiles(Incoming).ToList();
        left.ForEach(DurableFile.Delete);
        return left.ConvertAll(path => Path.GetFileName(path));
    }

    /// <summary>Writes a stream under a passing name, in constant memory, hashing on the way.</summary>
    public async Task<(Arrival? Arrival, Refusal? Refusal)> WriteAsync(
        Stream source,
        long? length,
        long most,
        IProgress<long>? progress,
        CancellationToken cancel
    )
    {
        if (length > most)
            return (null, TooLarge(most));
        if (DiskSpace.WhyNot(root, length ?? 0) is { } full)
            return (null, full);
        var path = NewPath();
        var whole = false;
        long written = 0;
        try
        {
            using var hasher = new ContentHasher();
            await using (
                var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0)
            )
            {
                var buffer = new byte[AcquisitionLimits.Chunk];
                int read;
                while ((read = await source.ReadAtLeastAsync(buffer, buffer.Length, false, cancel)) > 0)
                {
                    if (written + read > most)
                        return (null, TooLarge(most));
                    // Others write on the disk too; the log and the database must still be writable.
                    if (DiskSpace.WhyNot(root, read) is not null)
                        return (null, DiskSpace.Filled(root, written));
                    hasher.Append(buffer.AsSpan(0, read));
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                    written += read;
                    progress?.Report(written);
                }
                file.Flush(flushToDisk: true);
            }
            whole = true;
            return (new(path, hasher.Finish()), null);
        }
        catch (IOException fault) when (DiskSpace.IsFull(fault))
        {
            return (null, DiskSpace.Filled(root, written));
        }
        finally
        {
            if (!whole)
                DurableFile.Delete(path);
        }
    }

    /// <summary>Gives what was written its name; the block digests come first, so that a content never lacks them.</summary>
    public void Place(Arrival arrival)
    {
        var path = PathOf(arrival.Digest.Sha256);
        DurableFile.MakeDirectory(Path.GetDirectoryName(path)!);
        MakeReadOnly(arrival.Path);
        WriteBlocks(arrival.Digest);
        DurableFile.Rename(arrival.Path, path);
    }

    /// <summary>Writes the block digests anew.</summary>
    public void WriteBlocks(ContentDigest digest)
    {
        var path = BlocksOf(digest.Sha256);
        DurableFile.Write(path, digest.BlockDigests.AsSpan());
        MakeReadOnly(path);
    }

    /// <summary>Moves a content to another area of the same disk.</summary>
    public void Move(string sha256, VaultArea to)
    {
        DurableFile.MakeDirectory(Path.GetDirectoryName(to.PathOf(sha256))!);
        if (File.Exists(BlocksOf(sha256)))
            DurableFile.Rename(BlocksOf(sha256), to.BlocksOf(sha256));
        if (File.Exists(PathOf(sha256)))
            DurableFile.Rename(PathOf(sha256), to.PathOf(sha256));
        DurableFile.FlushDirectory(Path.GetDirectoryName(PathOf(sha256))!);
    }

    /// <summary>Removes a content's bytes.</summary>
    public void Remove(string sha256)
    {
        DurableFile.Delete(PathOf(sha256));
        DurableFile.Delete(BlocksOf(sha256));
    }

    // Takes the right to write from everyone.
    private static void MakeReadOnly(string path)
    {
        if (OperatingSystem.IsWindows())
            File.SetAttributes(path, FileAttributes.ReadOnly);
        else
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
    }

    private static Refusal TooLarge(long most) =>
        new("too-large", $"The file has more than the {most} bytes that are allowed.");

    private FileStream? OpenLock(FileAccess access, FileShare share)
    {
        var path = Path.Combine(root, "lock");
        try
        {
            if (!File.Exists(path))
                File.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            return new FileStream(path, FileMode.Open, access, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}

/// <summary>A file that was written whole, flushed and hashed, but has no name yet.</summary>
/// <param name="Path">Its passing path.</param>
/// <param name="Digest">Its digests.</param>
internal sealed record Arrival(string Path, ContentDigest Digest);
