using System.Buffers.Binary;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>What the headers of a RAR file tell of all of it.</summary>
/// <param name="Memory">Bytes that unpacking holds at most.</param>
/// <param name="Encrypted">True where a member is encrypted.</param>
internal sealed record RarHeaders(long Memory, bool Encrypted)
{
    // RAR 4: a window of 4 MiB, and a PPMd model whose size a member tells, of at most 256 MiB.
    private const long Memory4 = 264L << 20;
    private const long Fixed5 = 16L << 20;
    private const int Mark4 = 7;
    private const int Mark5 = 8;
    private const int LargestHeader = 2 << 20;
    private const int MostHeaders = 1_000_000;

    /// <summary>Reads them up to the first that is damaged; refuses where the headers themselves are encrypted.</summary>
    public static RarHeaders Read(FileStream file)
    {
        var mark = new byte[Mark4];
        file.ReadExactly(mark);
        return mark[^1] == 0 ? Read4(file) : Read5(file);
    }

    private static RarHeaders Read4(FileStream file)
    {
        var encrypted = false;
        var header = new byte[40];
        for (var headers = 0; headers < MostHeaders; headers++)
        {
            var begin = file.Position;
            var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            var (type, flags) = (header[2], BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(3)));
            long size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(5));
            if (read < 7 || size < 7)
                break;
            if (type == 0x73 && (flags & 0x80) != 0)
                throw new UnpackRefusedException("encrypted");
            encrypted |= type == 0x74 && (flags & 4) != 0;
            if ((flags & 0x8000) != 0)
                size += BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(7));
            if (type == 0x74 && (flags & 0x100) != 0)
                size += (long)BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(32)) << 32;
            if (size > file.Length - begin)
                break;
            file.Position = begin + size;
        }
        return new(Memory4, encrypted);
    }

    private static RarHeaders Read5(FileStream file)
    {
        var (window, encrypted) = (0L, false);
        file.Position = Mark5;
        for (var headers = 0; headers < MostHeaders && file.Position < file.Length - 7; headers++)
        {
            file.Position += 4;
            var size = Number(file);
            if (size is <= 0 or > LargestHeader)
                break;
            var header = new byte[size];
            if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
                break;
            var next = file.Position;
            using var fields = new MemoryStream(header);
            var (type, flags) = (Number(fields), Number(fields));
            if (type == 4)
                throw new UnpackRefusedException("encrypted");
            if (type == 5)
                break;
            var extra = (flags & 1) != 0 ? Number(fields) : 0;
            var data = (flags & 2) != 0 ? Number(fields) : 0;
            if (type is 2 or 3)
                window = Math.Max(window, FileWindow(fields));
            if (extra > 0 && extra < size)
                encrypted |= type == 2 && HasEncryption(header.AsMemory((int)(size - extra)));
            if (data < 0 || data > file.Length - next)
                break;
            file.Position = next + data;
        }
        return new(Fixed5 + window, encrypted);
    }

    // Records of their length, their type and more; type 1 tells how the member is encrypted.
    private static bool HasEncryption(ReadOnlyMemory<byte> extra)
    {
        using var fields = new MemoryStream(extra.ToArray());
        while (fields.Position < fields.Length)
        {
            var size = Number(fields);
            var next = fields.Position + size;
            if (size <= 0 || Number(fields) == 1)
                return size > 0;
            if (next > fields.Length)
                break;
            fields.Position = next;
        }
        return false;
    }

    private static long FileWindow(MemoryStream fields)
    {
        var flags = Number(fields);
        Number(fields); // length
        Number(fields); // attributes
        fields.Position += ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
        return 131_072L << (int)((Number(fields) >> 10) & 0xf);
    }

    private static long Number(Stream from)
    {
        long value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = from.ReadByte();
            if (next < 0)
                return -1;
            value |= (long)(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
        return -1;
    }
}
