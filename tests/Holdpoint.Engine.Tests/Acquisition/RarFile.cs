using System.Buffers.Binary;
using System.Text;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>Makes RAR files of stored members, byte by byte: no free program makes any.</summary>
internal static class RarFile
{
    private const int Stored4 = 0x30;

    /// <summary>RAR 1.5 to 4.</summary>
    public static byte[] Make4(params (string Name, byte[] Bytes)[] members)
    {
        var file = new List<byte>([.. "Rar!\x1a\x07\0"u8]);
        file.AddRange(Header4(0x73, 0, new byte[6]));
        foreach (var (name, bytes) in members)
        {
            var text = Encoding.ASCII.GetBytes(name);
            var fields = new byte[25 + text.Length];
            BinaryPrimitives.WriteInt32LittleEndian(fields, bytes.Length);
            BinaryPrimitives.WriteInt32LittleEndian(fields.AsSpan(4), bytes.Length);
            fields[8] = 3; // Unix
            BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(9), Crc32.HashToUInt32(bytes));
            fields[17] = 20;
            fields[18] = Stored4;
            BinaryPrimitives.WriteInt16LittleEndian(fields.AsSpan(19), (short)text.Length);
            BinaryPrimitives.WriteInt32LittleEndian(fields.AsSpan(21), 0x81A4);
            text.CopyTo(fields, 25);
            file.AddRange(Header4(0x74, unchecked((short)0x8000), fields));
            file.AddRange(bytes);
        }
        file.AddRange(Header4(0x7b, 0x4000, []));
        return [.. file];
    }

    /// <summary>RAR 5.</summary>
    /// <param name="window">The size of the window as the format tells it, 0 to 15; 128 KiB doubled so often.</param>
    /// <param name="members">Its members.</param>
    public static byte[] Make5(int window, params (string Name, byte[] Bytes)[] members)
    {
        var file = new List<byte>([.. "Rar!\x1a\x07\x01\0"u8]);
        file.AddRange(Header5([1, 0, 0]));
        foreach (var (name, bytes) in members)
        {
            var text = Encoding.UTF8.GetBytes(name);
            var crc = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(crc, Crc32.HashToUInt32(bytes));
            file.AddRange(
                Header5([
                    2,
                    2,
                    .. Number(bytes.Length),
                    4,
                    .. Number(bytes.Length),
                    .. Number(0x81A4),
                    .. crc,
                    .. Number(window << 10),
                    1,
                    .. Number(text.Length),
                    .. text,
                ])
            );
            file.AddRange(bytes);
        }
        file.AddRange(Header5([5, 0, 0]));
        return [.. file];
    }

    /// <summary>RAR 5 with one member that is encrypted; its record of encryption is noise.</summary>
    public static byte[] MakeEncrypted() =>
        [
            .. "Rar!\x1a\x07\x01\0"u8,
            .. Header5([1, 0, 0]),
            .. Header5([
                2,
                3,
                51,
                32,
                0,
                16,
                0,
                0,
                5,
                .. "a.txt"u8,
                50,
                1,
                0,
                0,
                15,
                .. new byte[32],
                .. ArchiveWalkTests.Noise(14),
            ]),
            .. ArchiveWalkTests.Noise(32),
            .. Header5([5, 0, 0]),
        ];

    /// <summary>RAR 5 whose headers are encrypted: what follows the header that says so is noise.</summary>
    public static byte[] MakeLocked() =>
        [
            .. "Rar!\x1a\x07\x01\0"u8,
            .. Header5([4, 0, 0, 0, 15, .. new byte[16]]),
            .. ArchiveWalkTests.Noise(200),
        ];

    private static byte[] Header4(byte type, short flags, byte[] fields)
    {
        var header = new byte[7 + fields.Length];
        header[2] = type;
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(3), flags);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(5), (short)header.Length);
        fields.CopyTo(header, 7);
        var crc = Crc32.HashToUInt32(header.AsSpan(2));
        BinaryPrimitives.WriteUInt16LittleEndian(header, unchecked((ushort)crc));
        return header;
    }

    private static byte[] Header5(byte[] fields)
    {
        byte[] counted = [.. Number(fields.Length), .. fields];
        var crc = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(crc, Crc32.HashToUInt32(counted));
        return [.. crc, .. counted];
    }

    private static byte[] Number(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)((value & 0x7f) | 0x80));
        return [.. bytes, (byte)value];
    }
}
