namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>The checksum of ZIP, RAR and 7z.</summary>
internal static class Crc32
{
    public static uint HashToUInt32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
