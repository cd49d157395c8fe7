using System.Buffers.Binary;
using System.Diagnostics;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>Archives made by the machine's packers, and changed afterwards.</summary>
internal static class Packers
{
    /// <summary>Runs a line of a shell in a new folder with these files, and gives what it made.</summary>
    public static byte[] Pack(string command, string result, params (string Name, byte[] Bytes)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("packed").FullName;
        try
        {
            foreach (var (name, bytes) in files)
            {
                var path = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, bytes);
            }
            var start = new ProcessStartInfo("sh")
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(command);
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, said);
            return File.ReadAllBytes(Path.Combine(folder, result));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The last occurrence of a name replaced by another of its length.</summary>
    public static byte[] Renamed(byte[] bytes, System.Text.Encoding encoding, string from, string to)
    {
        var at = bytes.AsSpan().LastIndexOf(encoding.GetBytes(from));
        Assert.True(at >= 0);
        encoding.GetBytes(to).CopyTo(bytes, at);
        return bytes;
    }

    /// <summary>The checksums of a 7z file's headers, made right again.</summary>
    public static byte[] Mended(byte[] seven)
    {
        var at = BinaryPrimitives.ReadInt64LittleEndian(seven.AsSpan(12));
        var length = BinaryPrimitives.ReadInt64LittleEndian(seven.AsSpan(20));
        if (at >= 0 && length is >= 0 and < int.MaxValue && at <= seven.Length - 32 - length)
            BinaryPrimitives.WriteUInt32LittleEndian(
                seven.AsSpan(28),
                Crc32.HashToUInt32(seven.AsSpan(32 + (int)at, (int)length))
            );
        BinaryPrimitives.WriteUInt32LittleEndian(seven.AsSpan(8), Crc32.HashToUInt32(seven.AsSpan(12, 20)));
        return seven;
    }
}
