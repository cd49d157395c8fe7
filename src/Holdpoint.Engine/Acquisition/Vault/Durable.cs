using System.Runtime.InteropServices;
using System.Text;

namespace Holdpoint.Engine.Acquisition.Vault;

/// <summary>Folders and names that are on the medium when the call returns.</summary>
internal static class Durable
{
    private const int NotPossibleHere = 22; // EINVAL: a share that flushes by itself, or not at all.

    /// <summary>Makes a folder; it is there after a power cut too.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var above = Path.GetDirectoryName(Path.GetFullPath(folder));
        if (above is not null)
            MakeFolder(above);
        Directory.CreateDirectory(folder);
        if (above is not null)
            FlushFolder(above);
    }

    /// <summary>Gives a flushed file its final name, in place of what had it.</summary>
    public static void Rename(string from, string to)
    {
        MakeFolder(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
        FlushFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Removes a file; nothing where there is none.</summary>
    public static void Remove(string path)
    {
        if (!File.Exists(path))
            return;
        if (OperatingSystem.IsWindows())
            File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Writes a whole small file under its final name.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var part = path + ".new";
        try
        {
            using var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
        Rename(part, path);
    }

    /// <summary>Takes the right to write from everyone.</summary>
    public static void MakeReadOnly(string path)
    {
        if (OperatingSystem.IsWindows())
            File.SetAttributes(path, FileAttributes.ReadOnly);
        else
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
    }

    /// <summary>Flushes a folder's entries. Windows keeps them in a journal and offers no such call.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Native.Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0)
            return;
        var result = Native.Flush(handle);
        var error = Marshal.GetLastPInvokeError();
        _ = Native.Close(handle);
        if (result != 0 && error != NotPossibleHere)
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
