using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition.Scanning.Cabinets;

/// <summary>The members of a cabinet, folder after folder.</summary>
internal static class CabinetMembers
{
    public static async Task WalkAsync(
        ArchiveWalk walk,
        string path,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        await using var file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        var cabinet = Cabinet.Read(reader);
        var packed = new PackedBytes(file.Length);
        foreach (var files in cabinet.Files.GroupBy(one => one.Folder).OrderBy(group => group.Key))
        {
            if (files.Key >= cabinet.Folders.Count)
                walk.NotLooked(name, "files that continue from or in another cabinet");
            else if (!await FolderAsync(walk, cabinet, file, packed, files, name, depth, cancel))
                return;
        }
    }

    private static async Task<bool> FolderAsync(
        ArchiveWalk walk,
        Cabinet cabinet,
        FileStream file,
        PackedBytes packed,
        IGrouping<int, CabinetFile> files,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        var folder = cabinet.Folders[files.Key];
        if (folder.NotLooked is { } why)
            walk.NotLooked(name, why);
        await using var plain = new CabinetStream(file, folder, cabinet.BlockReserve);
        long at = 0;
        foreach (var one in files.OrderBy(one => one.At))
        {
            if (!walk.MayTake(name))
                return false;
            var key = one.Name.Replace('\\', '/');
            var member = $"{name}!/{key}";
            if (MemberName.Trick(key) is { } trick)
                walk.Harm(member, trick);
            else if (folder.NotLooked is not null)
                continue;
            else if (one.At < at)
                walk.NotLooked(member, "lies over another file");
            else
            {
                // What lies between is in no file; it is unpacked within the same limits.
                if (
                    !await SkipAsync(walk, plain, one.At - at, member, cancel)
                    || !await walk.TakeAsync(new PartStream(plain, one.Length), packed, member, depth, cancel)
                )
                {
                    walk.NotLooked(name, "the members after it");
                    return false;
                }
                at = one.At + one.Length;
            }
        }
        return true;
    }

    private static async Task<bool> SkipAsync(
        ArchiveWalk walk,
        Stream plain,
        long count,
        string member,
        CancellationToken cancel
    )
    {
        if (count > walk.Limits.MemberBytes)
        {
            walk.NotLooked(member, $"more than {walk.Limits.MemberBytes} bytes before it");
            return false;
        }
        var buffer = new byte[32 * 1024];
        while (count > 0)
        {
            var read = await plain.ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), cancel);
            if (read == 0)
                throw new EndOfStreamException("a folder ends before its files");
            count -= read;
        }
        return true;
    }
}
