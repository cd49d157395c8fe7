using System.Buffers.Binary;
using SharpCompress.Compressors.LZMA;

namespace Holdpoint.Engine.Acquisition.Scanning.SevenZip;

/// <summary>
/// Reads the headers of a 7z file as strictly as the unpacker does loosely: counts that its bytes cannot hold, coders bound in
/// a circle, sizes that do not add up and dictionaries beyond the limit are refused before the unpacker sees them.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="members">Members that are looked at.</param>
/// <param name="hold">Sets memory aside.</param>
internal sealed class SevenZipCheck(FileStream file, int members, Func<long, IDisposable> hold)
{
    private const int Beginning = 32;
    private const int LargestHeader = 64 << 20;

    private enum Id : ulong
    {
        End = 0,
        Header = 1,
        ArchiveProperties = 2,
        MainStreams = 4,
        Files = 5,
        PackInfo = 6,
        UnpackInfo = 7,
        SubStreams = 8,
        Size = 9,
        Checksum = 10,
        Folder = 11,
        UnpackSizes = 12,
        StreamCounts = 13,
        EncodedHeader = 23,
    }

    /// <summary>Bytes that unpacking holds at most at once.</summary>
    public long Memory()
    {
        var begin = new byte[Beginning];
        file.ReadExactly(begin);
        var offset = BinaryPrimitives.ReadInt64LittleEndian(begin.AsSpan(12));
        var length = BinaryPrimitives.ReadInt64LittleEndian(begin.AsSpan(20));
        if (length == 0)
            return 0;
        if (offset < 0 || length is < 0 or > LargestHeader || offset > file.Length - Beginning - length)
            throw new InvalidDataException("its header lies outside of it or is too large");
        var bytes = new byte[length];
        file.Position = Beginning + offset;
        file.ReadExactly(bytes);
        var header = new SevenZipNumbers(bytes);
        var id = (Id)header.Number();
        if (id == Id.EncodedHeader)
        {
            header = new(Decoded(header));
            id = (Id)header.Number();
        }
        return id == Id.Header ? Most(header) : throw new InvalidDataException("no header where one must be");
    }

    private long Most(SevenZipNumbers header)
    {
        var id = (Id)header.Number();
        if (id == Id.ArchiveProperties)
        {
            while (header.Number() != (ulong)Id.End)
                header.Skip();
            id = (Id)header.Number();
        }
        var (_, folders, streams) = id == Id.MainStreams ? Streams(header) : (0, [], 0);
        if (id == Id.MainStreams)
            id = (Id)header.Number();
        if (id == Id.Files)
        {
            if (header.Number() is var files && files > (ulong)members)
                throw new UnpackRefusedException($"more than {members} members");
            else if (files < (ulong)streams)
                throw new InvalidDataException("fewer members than streams");
        }
        else if (id != Id.End)
            throw new UnpackRefusedException("a header of a kind that is not known");
        return folders.Count == 0 ? 0 : folders.Max(folder => folder.Folder.Memory);
    }

    // The header itself is packed: one folder, one coder, and held in memory whole.
    private byte[] Decoded(SevenZipNumbers header)
    {
        var (at, folders, _) = Streams(header);
        if (folders is not [var (folder, packedSize, sizes)])
            throw new InvalidDataException("a header packed in other than one folder");
        if (folder.Encrypted)
            throw new UnpackRefusedException("encrypted");
        if (
            folder.Methods is not [var (id, properties)]
            || sizes[0] > LargestHeader
            || id is not (0 or 0x21 or 0x030101)
        )
            throw new UnpackRefusedException("a header packed in a way that is not known");
        using var held = hold(folder.Memory + sizes[0]);
        if (at < 0 || packedSize > file.Length || at > file.Length - Beginning - packedSize)
            throw new InvalidDataException("its packed header lies outside of it");
        file.Position = Beginning + at;
        var bytes = new byte[sizes[0]];
        if (id == 0)
            file.ReadExactly(bytes);
        else
        {
            using var plain = LzmaStream.Create(properties, file, packedSize, bytes.Length, leaveOpen: true);
            plain.ReadExactly(bytes);
        }
        return bytes;
    }

    private (long At, List<(SevenZipFolder Folder, long Packed, long[] Sizes)> Folders, int Streams) Streams(
        SevenZipNumbers header
    )
    {
        long at = 0;
        List<long> packed = [];
        List<(SevenZipFolder Folder, long Packed, long[] Sizes)> folders = [];
        var (checksums, streams) = (Array.Empty<bool>(), -1);
        for (Id id; (id = (Id)header.Number()) != Id.End; )
        {
            if (id == Id.PackInfo)
                (at, packed) = Packed(header);
            else if (id == Id.UnpackInfo)
                (folders, checksums) = Folders(header, packed);
            else if (id == Id.SubStreams)
                streams = SubStreams(header, folders, checksums);
            else
                throw new UnpackRefusedException("a header of a kind that is not known");
        }
        return (at, folders, streams < 0 ? folders.Count : streams);
    }

    private static (long At, List<long> Sizes) Packed(SevenZipNumbers header)
    {
        var at = header.Size();
        var count = header.Count(header.Left);
        Await(header, Id.Size);
        var sizes = new List<long>();
        for (var i = 0; i < count; i++)
            sizes.Add(header.Size());
        for (Id id; (id = (Id)header.Number()) != Id.End; )
        {
            if (id == Id.Checksum)
                header.Checksums(count);
            else
                header.Skip();
        }
        return (at, sizes);
    }

    private static (List<(SevenZipFolder, long, long[])>, bool[] Checksums) Folders(
        SevenZipNumbers header,
        List<long> packed
    )
    {
        Await(header, Id.Folder);
        var count = header.Count(header.Left);
        if (header.Byte() != 0)
            throw new UnpackRefusedException("a header in several parts");
        var read = new List<SevenZipFolder>();
        for (var i = 0; i < count; i++)
            read.Add(SevenZipFolder.Read(header));
        Await(header, Id.UnpackSizes);
        var folders = new List<(SevenZipFolder, long, long[])>();
        var next = 0;
        foreach (var folder in read)
        {
            var sizes = new long[folder.Coders];
            for (var i = 0; i < sizes.Length; i++)
                sizes[i] = header.Size();
            if (folder.PackedStreams > packed.Count - next)
                throw new InvalidDataException("fewer packed streams than its folders read");
            folders.Add((folder, packed.Skip(next).Take(folder.PackedStreams).Sum(), sizes));
            next += folder.PackedStreams;
        }
        var checksums = new bool[count];
        for (Id id; (id = (Id)header.Number()) != Id.End; )
        {
            if (id == Id.Checksum)
                checksums = header.Checksums(count);
            else
                header.Skip();
        }
        return (folders, checksums);
    }

    private int SubStreams(
        SevenZipNumbers header,
        List<(SevenZipFolder Folder, long Packed, long[] Sizes)> folders,
        bool[] checksums
    )
    {
        var counts = Enumerable.Repeat(1, folders.Count).ToArray();
        var id = (Id)header.Number();
        while (id is not (Id.Size or Id.Checksum or Id.End))
        {
            if (id == Id.StreamCounts)
            {
                for (var i = 0; i < counts.Length; i++)
                    counts[i] = header.Count(members);
            }
            else
                header.Skip();
            id = (Id)header.Number();
        }
        long all = counts.Sum(count => (long)count);
        if (all > members)
            throw new UnpackRefusedException($"more than {members} members");
        if (id == Id.Size)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                long sum = 0;
                for (var k = 1; k < counts[i]; k++)
                    sum += header.Size();
                if (sum > folders[i].Sizes[folders[i].Folder.Last])
                    throw new InvalidDataException("members longer than their folder");
            }
            id = (Id)header.Number();
        }
        else if (counts.Any(count => count > 1))
            throw new InvalidDataException("members without sizes");
        var open = Enumerable
            .Range(0, counts.Length)
            .Sum(i => counts[i] == 1 && checksums[i] ? 0 : counts[i]);
        for (; id != Id.End; id = (Id)header.Number())
        {
            if (id == Id.Checksum)
                header.Checksums(open);
            else
                header.Skip();
        }
        return (int)all;
    }

    private static void Await(SevenZipNumbers header, Id awaited)
    {
        for (Id id; (id = (Id)header.Number()) != awaited; )
        {
            if (id == Id.End)
                throw new InvalidDataException("a part of its header is missing");
            header.Skip();
        }
    }
}
