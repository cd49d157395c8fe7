using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Log;

/// <summary>
/// The file that takes entries first: those after the last full bundle. After 16 bytes ("HPTAIL1", a newline, the index of
/// its first entry) come frames: the length of a bundle in four bytes, its SHA-256, the bundle. A frame is one append: it is
/// there whole, or its beginning at the end of the file is what a crash left of an append that never returned.
/// </summary>
internal sealed record LogTail(long First, IReadOnlyList<byte[]> Entries, long Length)
{
    public const string Path = "tail";
    public const int HeaderBytes = 16;
    private const int FrameHeaderBytes = 4 + 32;

    private static ReadOnlySpan<byte> Mark => "HPTAIL1\n"u8;

    /// <summary>The file's first bytes.</summary>
    public static byte[] Header(long first)
    {
        var header = new byte[HeaderBytes];
        Mark.CopyTo(header);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(Mark.Length), first);
        return header;
    }

    /// <summary>One append.</summary>
    public static byte[] Frame(IReadOnlyList<byte[]> entries)
    {
        var bundle = EntryBundle.Write(entries);
        var frame = new byte[FrameHeaderBytes + bundle.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, bundle.Length);
        SHA256.HashData(bundle, frame.AsSpan(4));
        bundle.CopyTo(frame, FrameHeaderBytes);
        return frame;
    }

    /// <summary>Reads the file; <see cref="Length"/> is where the next frame goes.</summary>
    /// <exception cref="LogDamagedException">It holds something that no crash leaves.</exception>
    public static LogTail Read(byte[] file)
    {
        if (file.Length < HeaderBytes || !file.AsSpan().StartsWith(Mark))
            throw new LogDamagedException("The log's tail has no header.");
        var first = BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(Mark.Length));
        if (first < 0 || first % LogLimits.TileWidth != 0)
            throw new LogDamagedException($"The log's tail begins at {first}, which no bundle ends at.");
        var entries = new List<byte[]>();
        var at = HeaderBytes;
        while (at < file.Length)
        {
            var rest = file.AsSpan(at);
            var length = rest.Length < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length is > 0 and <= LogLimits.BatchBytes && length <= rest.Length - FrameHeaderBytes)
            {
                var bundle = rest.Slice(FrameHeaderBytes, length);
                if (
                    SHA256.HashData(bundle).AsSpan().SequenceEqual(rest[4..FrameHeaderBytes])
                    && EntryBundle.Read(bundle) is { } read
                )
                {
                    entries.AddRange(read);
                    at += FrameHeaderBytes + length;
                    continue;
                }
                // Blocks of the last frame may be missing after a power cut; of an earlier one never.
                if (length < rest.Length - FrameHeaderBytes)
                    throw Damaged(first + entries.Count);
                break;
            }
            var cut =
                rest.Length < FrameHeaderBytes
                || length is > 0 and <= LogLimits.BatchBytes
                || !rest.ContainsAnyExcept((byte)0);
            if (!cut)
                throw Damaged(first + entries.Count);
            break;
        }
        return new(first, entries, at);
    }

    private static LogDamagedException Damaged(long index) =>
        new($"The log's tail was changed: entry {index} is not as it was written.");
}
