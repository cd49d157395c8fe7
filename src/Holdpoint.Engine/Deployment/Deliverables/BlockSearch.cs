using System.Globalization;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Finds where a file differs: beside each target travels the list of its block digests
/// (<see cref="DeliverableLayout.BlocksOf"/>), itself listed and checked like every other file.
/// </summary>
internal static class BlockSearch
{
    /// <summary>The refusal of a file whose content is not the listed one, with the first bad block where it can be told.</summary>
    public static DeliverableRefusal Refusal(DeliverableTree tree, ListedFile file)
    {
        var bad = Bad(tree, file);
        return new(
            DeliverableRule.Content,
            file.Path,
            bad is null or { Count: 0 }
                ? "Its content is not the listed one. Copy the deliverable again; if it stays so, ask who made it."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{bad.Value.Count} of {FsVerity.Blocks(file.Length)} blocks of 64 KiB differ, the first at byte {bad.Value.First * FsVerity.BlockSize}. Copy this file again; if it stays so, the medium is bad or the file was changed."
                ),
            bad is { Count: > 0 } ? bad.Value.First : null
        );
    }

    private static (long First, long Count)? Bad(DeliverableTree tree, ListedFile file)
    {
        try
        {
            var size = FsVerity.Blocks(file.Length) * FsVerity.DigestSize;
            if (
                tree.ReadSmall(DeliverableLayout.BlocksOf(file.Sha256), size) is not { } expected
                || expected.Length != size
            )
                return null;
            using var stream = tree.OpenFile(file.Path);
            var block = new byte[FsVerity.BlockSize];
            Span<byte> digest = stackalloc byte[FsVerity.DigestSize];
            long first = -1;
            long count = 0;
            for (long number = 0; number < FsVerity.Blocks(file.Length); number++)
            {
                var length = (int)Math.Min(FsVerity.BlockSize, file.Length - number * FsVerity.BlockSize);
                var got = stream.ReadAtLeast(block.AsSpan(0, length), length, throwOnEndOfStream: false);
                FsVerity.HashBlock(block.AsSpan(0, got), digest);
                if (
                    got == length
                    && digest.SequenceEqual(
                        expected.AsSpan((int)number * FsVerity.DigestSize, FsVerity.DigestSize)
                    )
                )
                    continue;
                count++;
                first = first < 0 ? number : first;
            }
            return (first, count);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
