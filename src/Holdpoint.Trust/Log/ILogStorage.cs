namespace Holdpoint.Trust.Log;

/// <summary>
/// Where a log's files lie. Paths are relative, with forward slashes. What a writing method wrote is on the medium when it
/// returns; a crash in the middle leaves what was there before, or (for an append) a beginning of what was added.
/// </summary>
public interface ILogStorage
{
    /// <summary>A file's bytes; null when there is none.</summary>
    byte[]? Read(string path);

    /// <summary>At most <paramref name="most"/> bytes of a file's beginning and the file's length; null when there is none.</summary>
    (byte[] Beginning, long Length)? Look(string path, int most);

    /// <summary>Writes a whole file in place of the one that may be there.</summary>
    void Write(string path, ReadOnlySpan<byte> content);

    /// <summary>Cuts an existing file to a length and adds to it.</summary>
    void Append(string path, long length, ReadOnlySpan<byte> content);

    /// <summary>Removes a file or a folder with all that is in it, where it is there.</summary>
    void Remove(string path);

    /// <summary>Keeps every other writer out until it is disposed.</summary>
    IDisposable Lock();
}
