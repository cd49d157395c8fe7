using System.Runtime.InteropServices;

namespace Holdpoint.Trust.Signatures;

/// <summary>Bytes of a file.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ByteRange(long Offset, long Length)
{
    public long End => Offset + Length;

    public static ByteRange Between(long start, long end) => new(start, end - start);
}
