using System.Collections.Concurrent;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Microsoft.Win32.SafeHandles;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Reads every listed file once, on all cores and in constant memory, and holds its content against the list.</summary>
internal static class TreeHashing
{
    // Large enough that neither the disk nor the hash waits for the other's calls, small enough for many cores.
    private const int PieceSize = 1 << 20;

    /// <summary>What is wrong with the files' contents, in the order of their paths.</summary>
    /// <param name="root">The folder of the deliverable.</param>
    /// <param name="files">The files; those that are missing or of another length are left out before.</param>
    /// <param name="read">Takes the number of bytes read since it was last called; may be called from any thread.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<DeliverableRefusal>> RefusalsAsync(
        string root,
        IReadOnlyCollection<FileEntry> files,
        Action<long> read,
        CancellationToken cancel
    )
    {
        var refusals = new ConcurrentBag<DeliverableRefusal>();
        // The largest first, so that no core ends with a long file while the others wait.
        var queue = new ConcurrentQueue<FileEntry>(files.OrderByDescending(file => file.Length));
        await Task.WhenAll(
            Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => Work(), cancel))
        );
        return [.. refusals.OrderBy(refusal => refusal.Path, StringComparer.Ordinal)];

        void Work()
        {
            var piece = GC.AllocateUninitializedArray<byte>(PieceSize);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            while (queue.TryDequeue(out var file))
            {
                cancel.ThrowIfCancellationRequested();
                long at = 0;
                try
                {
                    using var handle = Open(root, file.Path);
                    int length;
                    while ((length = RandomAccess.Read(handle, piece, at)) > 0)
                    {
                        cancel.ThrowIfCancellationRequested();
                        hash.AppendData(piece.AsSpan(0, length));
                        at += length;
                        read(length);
                        // Something still writes to it: more than was measured before is not read.
                        if (at > file.Length)
                            break;
                    }
                    hash.GetHashAndReset(digest);
                    if (at != file.Length || Convert.ToHexStringLower(digest) != file.Sha256)
                        refusals.Add(BlockSearch.Refusal(root, file));
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    _ = hash.GetHashAndReset();
                    refusals.Add(
                        new(
                            DeliverableRule.Readable,
                            file.Path,
                            $"It cannot be read from byte {at} on: {failure.Message}",
                            at / Holdpoint.Trust.Digests.FsVerity.BlockSize
                        )
                    );
                }
            }
        }
    }

    internal static SafeFileHandle Open(string root, string path) =>
        File.OpenHandle(Path.Combine(root, path), options: FileOptions.SequentialScan);
}
