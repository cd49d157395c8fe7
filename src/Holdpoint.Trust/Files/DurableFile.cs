using System.Runtime.InteropServices;
using System.Text;

namespace Holdpoint.Trust.Files;

/// <summary>
/// Files, names and directories that are on the medium when the call returns: a loss of power leaves the old or the new one,
/// never a part.
/// </summary>
public static class DurableFile
{
    /// <summary>Writes to a temporary name beside it, flushes, renames, flushes the directory.</summary>
    /// <exception cref="IOException">It could not be written; what had the name before is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var directory = DirectoryOf(path);
        MakeDirectory(directory);
        var temporary = Path.Combine(directory, $".{Guid.NewGuid():n}.part");
        try
        {
            using (
                var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None)
            )
            {
                RandomAccess.Write(handle, bytes, 0);
                RandomAccess.FlushToDisk(handle);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        FlushDirectory(directory);
    }

    /// <summary>Gives a file that was written and flushed under another name its own, in place of what had it.</summary>
    /// <exception cref="IOException">It could not be renamed, or the directory not be flushed.</exception>
    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        FlushDirectory(DirectoryOf(to));
    }

    /// <summary>Deletes a file, where it is there.</summary>
    /// <exception cref="IOException">It could not be deleted, or the directory not be flushed.</exception>
    public static void Delete(string path)
    {
        if (!File.Exists(path))
            return;
        // Windows deletes nothing that may only be read.
        if (OperatingSystem.IsWindows())
            File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
        FlushDirectory(DirectoryOf(path));
    }

    /// <summary>Makes a directory and those above it.</summary>
    /// <exception cref="IOException">It could not be made, or the one above not be flushed.</exception>
    public static void MakeDirectory(string directory)
    {
        if (Directory.Exists(directory))
            return;
        var above = Path.GetDirectoryName(Path.GetFullPath(directory));
        if (above is not null)
            MakeDirectory(above);
        Directory.CreateDirectory(directory);
        // A new directory is on the medium only when the one above it was flushed.
        if (above is not null)
            FlushDirectory(above);
    }

    /// <summary>Makes names in a directory survive a loss of power. Windows does so by itself.</summary>
    /// <exception cref="IOException">The medium failed, or is full.</exception>
    public static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        // .NET opens no directories.
        var handle = Native.Open(Encoding.UTF8.GetBytes(directory + "\0"), 0);
        if (handle < 0)
            return;
        var result = Native.FSync(handle);
        var error = Marshal.GetLastPInvokeError();
        _ = Native.Close(handle);
        // Any other error says that this file system flushes no directories: nothing to do.
        if (result != 0 && error is (Native.InputOutput or Native.NoSpace))
            throw new IOException(
                $"The directory {directory} cannot be flushed to the medium (error {error})."
            );
    }

    private static string DirectoryOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static class Native
    {
        // EIO and ENOSPC have these numbers on every Unix.
        public const int InputOutput = 5;
        public const int NoSpace = 28;

        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int FSync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }
}
