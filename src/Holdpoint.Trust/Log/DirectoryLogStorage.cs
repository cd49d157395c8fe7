using System.Diagnostics;
using Holdpoint.Trust.Files;

namespace Holdpoint.Trust.Log;

/// <summary>A log's files in a directory: written beside, flushed, renamed, and the directory flushed.</summary>
public sealed class DirectoryLogStorage : ILogStorage
{
    private const string LockFile = ".lock";
    private const string Unfinished = ".unfinished";

    private readonly string _root;

    /// <summary>The files of a directory, which is made when the first one is written.</summary>
    public DirectoryLogStorage(string directory) => _root = Path.GetFullPath(directory);

    /// <inheritdoc/>
    public byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(Full(path));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public (byte[] Beginning, long Length)? Look(string path, int most)
    {
        try
        {
            using var file = File.OpenHandle(Full(path));
            var length = RandomAccess.GetLength(file);
            var beginning = new byte[Math.Min(most, length)];
            var read = RandomAccess.Read(file, beginning, 0);
            return (beginning[..read], length);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        var full = Full(path);
        var folder = Path.GetDirectoryName(full)!;
        DurableFile.MakeDirectory(folder);
        var beside = full + Unfinished;
        using (var file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, content, 0);
            RandomAccess.FlushToDisk(file);
        }
        DurableFile.Rename(beside, full);
    }

    /// <inheritdoc/>
    public void Append(string path, long length, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(Full(path), FileMode.Open, FileAccess.Write);
        if (RandomAccess.GetLength(file) != length)
            RandomAccess.SetLength(file, length);
        RandomAccess.Write(file, content, length);
        RandomAccess.FlushToDisk(file);
    }

    /// <inheritdoc/>
    public void Remove(string path)
    {
        var full = Full(path);
        if (Directory.Exists(full))
            Directory.Delete(full, recursive: true);
        else if (File.Exists(full))
            File.Delete(full);
    }

    /// <inheritdoc/>
    public IDisposable Lock()
    {
        DurableFile.MakeDirectory(_root);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(
                    Full(LockFile),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1
                );
            }
            catch (IOException) when (waited.ElapsedMilliseconds < LogLimits.WaitForLockMilliseconds)
            {
                Thread.Sleep(2);
            }
        }
    }

    private string Full(string path) => Path.Combine(_root, path);
}
