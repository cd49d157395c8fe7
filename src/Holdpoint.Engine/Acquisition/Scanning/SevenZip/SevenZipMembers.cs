using Holdpoint.Core.Acquisition.Scanning;
using SharpCompress.Archives;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Common.SevenZip;
using SharpCompress.Readers;

namespace Holdpoint.Engine.Acquisition.Scanning.SevenZip;

/// <summary>The members of a 7z file. Its headers are checked here first; SharpCompress then unpacks folder after folder.</summary>
internal static class SevenZipMembers
{
    private const int UnixType = 0xF000;
    private const int UnixLink = 0xA000;

    public static async Task WalkAsync(
        ArchiveWalk walk,
        string path,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        await using var foreign = new ForeignCode();
        var file = foreign.Own(File.OpenRead(path));
        var check = new SevenZipCheck(file, walk.Limits.Members, walk.Hold);
        using var held = walk.Hold(await foreign.RunAsync(check.Memory, cancel));
        file.Position = 0;
        var packed = new PackedBytes(file.Length);
        var archive = foreign.Own(await foreign.RunAsync(() => SevenZipArchive.OpenArchive(file), cancel));
        if (!await NamesAsync(walk, foreign, archive, name, cancel))
            return;
        var reader = foreign.Own(await foreign.RunAsync(archive.ExtractAllEntries, cancel));
        while (await foreign.RunAsync(reader.MoveToNextEntry, cancel))
        {
            if (!await TakeAsync(walk, foreign, reader, packed, name, depth, cancel))
            {
                // What follows in its folder is packed together with it, and as long as its makers wanted.
                reader.Cancel();
                walk.NotLooked(name, "the members after it");
                return;
            }
        }
    }

    // The list tells all names before anything is unpacked. True where there is something that can be.
    private static async Task<bool> NamesAsync(
        ArchiveWalk walk,
        ForeignCode foreign,
        IArchive archive,
        string name,
        CancellationToken cancel
    )
    {
        var open = false;
        foreach (var entry in await foreign.RunAsync(() => archive.Entries.ToList(), cancel))
        {
            if (!walk.MayTake(name))
                return false;
            if (MemberName.Trick(entry.Key ?? "") is { } trick)
                walk.Harm($"{name}!/{entry.Key}", trick);
            if (entry is { IsEncrypted: true, IsDirectory: false })
                walk.NotLooked($"{name}!/{entry.Key}", "encrypted");
            else
                open |= !entry.IsDirectory;
        }
        return open;
    }

    private static async Task<bool> TakeAsync(
        ArchiveWalk walk,
        ForeignCode foreign,
        IReader reader,
        PackedBytes packed,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        var entry = (SevenZipEntry)reader.Entry;
        var key = entry.Key ?? "";
        if (entry.IsDirectory || MemberName.Trick(key) is not null)
            return true;
        if (entry.IsEncrypted)
            return false;
        var member = $"{name}!/{key}";
        var content = foreign.Guard(await foreign.RunAsync(reader.OpenEntryStream, cancel));
        if ((((entry.ExtendedAttrib ?? 0) >> 16) & UnixType) != UnixLink)
            return await walk.TakeAsync(content, packed, member, depth, cancel);
        await walk.LinkAsync(key, member, content, cancel);
        return true;
    }
}
