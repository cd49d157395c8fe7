namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>What kind of container a file is, by its bytes; its name says nothing.</summary>
internal enum ArchiveKind
{
    /// <summary>None that is known.</summary>
    None,
    Zip,
    Gzip,
    Tar,
}

/// <summary>Tells containers apart.</summary>
internal static class ArchiveKinds
{
    private const int TarMagicAt = 257;

    /// <summary>The kind of a file.</summary>
    public static ArchiveKind Of(string path)
    {
        var begin = new byte[512];
        using var handle = File.OpenHandle(path);
        var read = 0;
        int got;
        while (read < begin.Length && (got = RandomAccess.Read(handle, begin.AsSpan(read), read)) > 0)
            read += got;
        var bytes = begin.AsSpan(0, read);
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return ArchiveKind.Zip;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]))
            return ArchiveKind.Gzip;
        return read == 512 && bytes[TarMagicAt..].StartsWith("ustar"u8) ? ArchiveKind.Tar : ArchiveKind.None;
    }
}
