using System.Buffers;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>A file's bytes in a borrowed buffer, which goes to the next file.</summary>
internal sealed class FileBytes : IDisposable
{
    private readonly byte[] buffer;
    private readonly int length;

    private FileBytes(byte[] buffer, int length) => (this.buffer, this.length) = (buffer, length);

    /// <summary>The bytes; not to be held beyond the file.</summary>
    internal ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    /// <exception cref="IOException">The file could not be read.</exception>
    internal static FileBytes Of(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var size = RandomAccess.GetLength(file);
        if (size > Array.MaxLength)
            throw new IOException($"{path} is too large to be read at once");
        var buffer = ArrayPool<byte>.Shared.Rent((int)size);
        var length = 0;
        while (
            length < buffer.Length
            && RandomAccess.Read(file, buffer.AsSpan(length), length) is > 0 and var read
        )
            length += read;
        return new(buffer, length);
    }

    /// <inheritdoc />
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
