using System.Diagnostics;
using System.Globalization;

namespace Holdpoint.Tests;

/// <summary>A disk of a few megabytes in memory, for what happens when it is full. Mounting takes the rights of root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one in a folder; skips the test, saying so, where that is not allowed.</summary>
    public static SmallDisk Mount(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", size, "holdpoint-test", folder))
            Assert.Skip("A small disk can be mounted by root on Linux only.");
        return new(folder);
    }

    /// <summary>Takes what is free, but for some bytes; more each time it is called. Gives the file that takes it.</summary>
    public string Fill(long leave = 0)
    {
        var path = Path.Combine(Folder, "ballast");
        using var file = new FileStream(path, FileMode.Append);
        file.Write(new byte[Math.Max(0, new DriveInfo(Folder).AvailableFreeSpace - leave)]);
        return path;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Clear() => File.Delete(Path.Combine(Folder, "ballast"));

    public void Dispose() => Run("umount", "-l", Folder);

    private static bool Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
