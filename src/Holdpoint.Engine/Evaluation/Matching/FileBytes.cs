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
        var rented = ArrayPool<byte>.Shared.Rent((int)size);
        var filled = 0;
        while (
            filled < rented.Length
            && RandomAccess.Read(file, rented.AsSpan(filled), filled) is > 0 and var read
        )
            filled += read;
        return new(rented, filled);
    }

    /// <inheritdoc />
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
