using System.Text;

namespace Holdpoint.Engine.Acquisition.Scanning.Cabinets;

/// <summary>The lists of a Microsoft cabinet ([MS-CAB] 2): folders and files; counts and names are bounded by the format.</summary>
/// <param name="Folders">Its folders.</param>
/// <param name="Files">Its files.</param>
/// <param name="BlockReserve">Bytes of each block's header that belong to somebody else.</param>
internal sealed record Cabinet(
    IReadOnlyList<CabinetFolder> Folders,
    IReadOnlyList<CabinetFile> Files,
    int BlockReserve
)
{
    private const int LongestName = 256;
    private const ushort HasPrevious = 1;
    private const ushort HasNext = 2;
    private const ushort HasReserve = 4;
    private const ushort Utf8Name = 0x80;

    /// <summary>Reads the lists; throws <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/> on damaged ones.</summary>
    public static Cabinet Read(BinaryReader from)
    {
        from.BaseStream.Position = 16;
        var filesAt = from.ReadUInt32();
        from.BaseStream.Position = 26;
        var (folderCount, fileCount, flags) = (from.ReadUInt16(), from.ReadUInt16(), from.ReadUInt16());
        from.BaseStream.Position = 36;
        var (folderReserve, blockReserve) = (0, 0);
        if ((flags & HasReserve) != 0)
        {
            var reserve = from.ReadUInt16();
            (folderReserve, blockReserve) = (from.ReadByte(), from.ReadByte());
            from.BaseStream.Position += reserve;
        }
        for (
            var names = ((flags & HasPrevious) != 0 ? 2 : 0) + ((flags & HasNext) != 0 ? 2 : 0);
            names > 0;
            names--
        )
            Name(from, Encoding.Latin1);
        var folders = new List<CabinetFolder>();
        for (var i = 0; i < folderCount; i++)
        {
            folders.Add(new(from.ReadUInt32(), from.ReadUInt16(), from.ReadUInt16() & 0xf));
            from.BaseStream.Position += folderReserve;
        }
        from.BaseStream.Position = filesAt;
        var files = new List<CabinetFile>();
        for (var i = 0; i < fileCount; i++)
        {
            var (length, at, folder) = (from.ReadUInt32(), from.ReadUInt32(), from.ReadUInt16());
            from.BaseStream.Position += 4;
            var utf8 = (from.ReadUInt16() & Utf8Name) != 0;
            files.Add(new(Name(from, utf8 ? Encoding.UTF8 : Encoding.Latin1), folder, at, length));
        }
        return new(folders, files, blockReserve);
    }

    private static string Name(BinaryReader from, Encoding encoding)
    {
        var bytes = new List<byte>();
        for (byte next; (next = from.ReadByte()) != 0; )
        {
            if (bytes.Count == LongestName)
                throw new InvalidDataException($"a name of more than {LongestName} bytes");
            bytes.Add(next);
        }
        return encoding.GetString([.. bytes]);
    }
}
