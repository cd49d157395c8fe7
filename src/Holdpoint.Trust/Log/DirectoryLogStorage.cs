using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

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
        MakeFolder(folder);
        var beside = full + Unfinished;
        using (var file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, content, 0);
            RandomAccess.FlushToDisk(file);
        }
        File.Move(beside, full, overwrite: true);
        FlushFolder(folder);
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
        MakeFolder(_root);
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

    // A new folder is on the medium only when the one above it was flushed.
    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var above = Path.GetDirectoryName(folder);
        if (above is not null)
            MakeFolder(above);
        Directory.CreateDirectory(folder);
        if (above is not null)
            FlushFolder(above);
    }

    // Windows keeps its directory entries in a journal and offers no such flush.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Native.Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0)
            return;
        var result = Native.Flush(handle);
        var error = Marshal.GetLastPInvokeError();
        _ = Native.Close(handle);
        // EINVAL: the file system (a network share, for example) flushes folders by itself or not at all.
        if (result != 0 && error != 22)
            throw new IOException($"The folder {folder} cannot be flushed to the medium (error {error}).");
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Flush(int handle);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }
}
