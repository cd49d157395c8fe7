using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>
/// Tells a plain file from a pipe, a socket or a device without opening it: opening a pipe would wait for ever. .NET
/// has no call for it, so its own native layer is asked, which gives the same answer on every Unix.
/// </summary>
internal static partial class UnixFileKind
{
    private const int FormatMask = 0xf000;
    private const int RegularFile = 0x8000;

    // The layer's file status begins with flags and mode, 32 bits each; the rest (under 128 bytes) is not used.
    private const int StatusSize = 256;
    private const int ModeOffset = 4;

    /// <summary>Whether it is a plain file; on Windows always, where file attributes tell.</summary>
    public static bool IsPlain(string path)
    {
        if (OperatingSystem.IsWindows())
            return true;
        Span<byte> status = stackalloc byte[StatusSize];
        if (LStat(path, status) != 0)
            return false;
        var mode = BinaryPrimitives.ReadInt32LittleEndian(status[ModeOffset..]);
        return (mode & FormatMask) == RegularFile;
    }

    [LibraryImport(
        "libSystem.Native",
        EntryPoint = "SystemNative_LStat",
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int LStat(string path, Span<byte> status);
}
