using Holdpoint.Core.Acquisition.Scanning;
using SharpCompress.Common.Rar;
using SharpCompress.Readers;
using SharpCompress.Readers.Rar;

namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>The members of a RAR file, of RAR 1.5 to 5; SharpCompress unpacks them in the order of the file.</summary>
internal static class RarMembers
{
    // What st_mode of a symbolic link is; attributes of other systems do not look so.
    private const int UnixLink = 0xA1FF;

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
        var headers = RarHeaders.Read(file);
        using var held = walk.Hold(headers.Memory);
        file.Position = 0;
        try
        {
            await MembersAsync(walk, foreign, file, name, depth, cancel);
        }
        catch (InvalidDataException) when (headers.Encrypted)
        {
            // Without the key the unpacker stumbles over an encrypted member in ways of its own.
            walk.NotLooked(name, "encrypted");
        }
    }

    private static async Task MembersAsync(
        ArchiveWalk walk,
        ForeignCode foreign,
        FileStream file,
        string name,
        int depth,
        CancellationToken cancel
    )
    {
        var packed = new PackedBytes(file.Length);
        var reader = foreign.Own(await foreign.RunAsync(() => RarReader.OpenReader(file), cancel));
        while (await foreign.RunAsync(reader.MoveToNextEntry, cancel))
        {
            if (!walk.MayTake(name))
                return;
            if (!await TakeAsync(walk, foreign, reader, packed, name, depth, cancel))
            {
                // The rest may be packed together with it, and is as long as its makers wanted.
                reader.Cancel();
                walk.NotLooked(name, "the members after it");
                return;
            }
        }
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
        var entry = (RarEntry)reader.Entry;
        var key = (entry.Key ?? "").Replace('\\', '/');
        var member = $"{name}!/{key}";
        if (MemberName.Trick(key) is { } trick)
            walk.Harm(member, trick);
        else if (entry.IsRedir)
        {
            if (MemberName.LinkTrick(key, entry.RedirTargetName ?? "") is { } leads)
                walk.Harm(member, leads);
        }
        else if (entry.IsEncrypted)
            walk.NotLooked(member, "encrypted");
        else if (entry.IsSplitAfter)
            walk.NotLooked(member, "continues in another volume");
        else if (!entry.IsDirectory)
        {
            var content = foreign.Guard(await foreign.RunAsync(reader.OpenEntryStream, cancel));
            if (entry.Attrib == UnixLink)
                await walk.LinkAsync(key, member, content, cancel);
            else
                return await walk.TakeAsync(content, packed, member, depth, cancel);
        }
        return true;
    }
}
