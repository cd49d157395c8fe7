namespace Holdpoint.Engine.Acquisition.Scanning.Cabinets;

/// <summary>A stretch of a cabinet whose files are packed one after the other.</summary>
/// <param name="At">Where its blocks begin in the file.</param>
/// <param name="Blocks">How many.</param>
/// <param name="Method">How it is packed: the low four bits of typeCompress.</param>
internal sealed record CabinetFolder(long At, int Blocks, int Method)
{
    /// <summary>Not packed.</summary>
    public const int Stored = 0;

    /// <summary>Deflate by blocks of 32 KiB that share a window.</summary>
    public const int MsZip = 1;

    /// <summary>Why it is not looked into; null where it is.</summary>
    public string? NotLooked =>
        Method switch
        {
            Stored or MsZip => null,
            2 => "not looked at: Quantum",
            3 => "not looked at: LZX",
            _ => $"not looked at: packed in a way that is not known ({Method})",
        };
}

/// <summary>A file in a cabinet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">The index of its folder; 0xFFFD and above where it lies in several cabinets.</param>
/// <param name="At">Where it begins in its folder's plain bytes.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record CabinetFile(string Name, int Folder, long At, long Length);
