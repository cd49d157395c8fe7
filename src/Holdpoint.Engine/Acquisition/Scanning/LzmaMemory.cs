using System.Buffers.Binary;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>What the properties of LZMA and PPMd coders ask for in memory, in bytes.</summary>
internal static class LzmaMemory
{
    /// <summary>LZMA2: one byte, two bits of mantissa.</summary>
    public static long OfLzma2(byte properties) =>
        properties > 40 ? throw new InvalidDataException("no such LZMA2 dictionary")
        : properties == 40 ? uint.MaxValue
        : (2L | (properties & 1L)) << ((properties >> 1) + 11);

    /// <summary>LZMA and PPMd of 7z: a byte, then the size.</summary>
    public static long OfFiveBytes(ReadOnlySpan<byte> properties) =>
        properties.Length == 5
            ? BinaryPrimitives.ReadUInt32LittleEndian(properties[1..])
            : throw new InvalidDataException("properties of a coder that are not five bytes");
}
