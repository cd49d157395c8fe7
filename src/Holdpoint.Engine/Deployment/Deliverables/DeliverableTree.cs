using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>The files of a deliverable, in a folder or in a container. Reading is safe from several threads.</summary>
internal abstract class DeliverableTree : IDisposable
{
    /// <summary>Opens a folder, or a container by its first bytes.</summary>
    /// <returns>The tree; or why it is none, with nothing left open.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DeliverableTreeOpening Open(string path)
    {
        if (Directory.Exists(path))
            return new(new FolderTree(path), null);
        Span<byte> start = stackalloc byte[4];
        using (var file = File.OpenRead(path))
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith("PK"u8) ? ZipTree.Read(path)
            : start.StartsWith("age-"u8)
                ? Refused("It is encrypted. Give the site's identity (--identity FILE) to open it.")
            : TarTree.Read(path);
    }

    /// <summary>Every entry in the order of the paths; nothing that leads out of the tree is followed.</summary>
    public abstract IReadOnlyList<TreeEntry> Entries();

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public abstract Stream OpenFile(string path);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>A file's bytes; null where it is longer than the limit.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public byte[]? ReadSmall(string path, long limit)
    {
        using var file = OpenFile(path);
        if (file.Length > limit)
            return null;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A container that is not well-formed.</summary>
    protected static DeliverableTreeOpening Refused(string text) =>
        new(null, new(DeliverableRule.Container, "", text));
}
