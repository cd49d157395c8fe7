using System.Collections.Concurrent;
using System.Security.Cryptography;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Reads every listed file once, on all cores and in constant memory, and holds its content against the list.</summary>
internal static class TreeHashing
{
    // Large enough that neither the disk nor the hash waits for the other's calls, small enough for many cores.
    private const int PieceSize = 1 << 20;

    /// <summary>What is wrong with the files' contents, in the order of their paths.</summary>
    /// <param name="tree">The deliverable.</param>
    /// <param name="files">The files; those that are missing or of another length are left out before.</param>
    /// <param name="read">Takes the number of bytes read since it was last called; may be called from any thread.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<DeliverableRefusal>> RefusalsAsync(
        DeliverableTree tree,
        IReadOnlyCollection<ListedFile> files,
        Action<long> read,
        CancellationToken cancel
    )
    {
        var refusals = new ConcurrentBag<DeliverableRefusal>();
        // The largest first, so that no core ends with a long file while the others wait.
        var queue = new ConcurrentQueue<ListedFile>(files.OrderByDescending(file => file.Length));
        await Task.WhenAll(
            Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => Work(), cancel))
        );
        return [.. refusals.OrderBy(refusal => refusal.Path, StringComparer.Ordinal)];

        void Work()
        {
            var piece = GC.AllocateUninitializedArray<byte>(PieceSize);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (queue.TryDequeue(out var file))
                if (Refusal(tree, file, hash, piece, read, cancel) is { } refusal)
                    refusals.Add(refusal);
        }
    }

    private static DeliverableRefusal? Refusal(
        DeliverableTree tree,
        ListedFile file,
        IncrementalHash hash,
        byte[] piece,
        Action<long> read,
        CancellationToken cancel
    )
    {
        long at = 0;
        try
        {
            using var stream = tree.OpenFile(file.Path);
            int length;
            // Something may still write to it: more than is listed is not read.
            while (at <= file.Length && (length = stream.Read(piece)) > 0)
            {
                cancel.ThrowIfCancellationRequested();
                hash.AppendData(piece, 0, length);
                at += length;
                read(length);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _ = hash.GetHashAndReset();
            return new(
                DeliverableRule.Readable,
                file.Path,
                $"It cannot be read from byte {at} on: {failure.Message}",
                at / FsVerity.BlockSize
            );
        }
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return at == file.Length && digest == file.Sha256 ? null : BlockSearch.Refusal(tree, file);
    }
}
