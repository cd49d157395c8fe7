using System.Runtime.InteropServices;
using System.Text;

namespace Holdpoint.Trust.Files;

/// <summary>Writes a file so that a loss of power leaves the old one or the new one, never a part.</summary>
public static class DurableFile
{
    /// <summary>Writes to a temporary name beside it, flushes, renames, flushes the directory.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
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

    /// <summary>Gives a file that was written and flushed under another name its own, and flushes the directory.</summary>
    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    /// <summary>Deletes a file, where it is there.</summary>
    public static void Delete(string path)
    {
        if (!File.Exists(path))
            return;
        File.Delete(path);
        FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Makes names in a directory survive a loss of power. Windows does so by itself.</summary>
    public static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        // .NET opens no directories. A file system that cannot flush one (FAT) answers with an error: nothing to do.
        var handle = Native.Open(Encoding.UTF8.GetBytes(directory + "\0"), 0);
        if (handle < 0)
            return;
        _ = Native.FSync(handle);
        _ = Native.Close(handle);
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int FSync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }
}
