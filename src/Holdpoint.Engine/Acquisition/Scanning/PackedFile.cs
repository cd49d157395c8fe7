namespace Holdpoint.Engine.Acquisition.Scanning;

/// <summary>A container of one member without a name: gzip and its like.</summary>
internal static class PackedFile
{
    /// <summary>A walker.</summary>
    /// <param name="memory">Bytes that the unpacker holds.</param>
    /// <param name="open">Gives the plain bytes of a file.</param>
    public static ArchiveWalker Walker(long memory, Func<ArchiveWalk, FileStream, Stream> open) =>
        async (walk, path, name, depth, cancel) =>
        {
            if (!walk.MayTake(name))
                return;
            using var held = walk.Hold(memory);
            await using var foreign = new ForeignCode();
            var file = foreign.Own(File.OpenRead(path));
            var plain = foreign.Own(await foreign.RunAsync(() => open(walk, file), cancel));
            await walk.TakeAsync(foreign.Guard(plain), new(file.Length), $"{name}!/content", depth, cancel);
        };
}
