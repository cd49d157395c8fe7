using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

/// <summary>A storage in memory that can die at a step of a write, as a machine does that loses power.</summary>
internal sealed class MemoryLogStorage : ILogStorage
{
    public Dictionary<string, byte[]> Files { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Writes that still succeed; below zero there is no end.</summary>
    public int WritesLeft { get; set; } = -1;

    /// <summary>Of the write that dies, the part of an append that still reaches the file, 0 to 1.</summary>
    public double LastPart { get; set; }

    public int Writes { get; private set; }

    public byte[]? Read(string path) => Files.GetValueOrDefault(path)?.ToArray();

    public (byte[] Beginning, long Length)? Look(string path, int most) =>
        Files.TryGetValue(path, out var file) ? (file.Take(most).ToArray(), file.Length) : null;

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        Spend();
        Files[path] = content.ToArray();
    }

    public void Append(string path, long length, ReadOnlySpan<byte> content)
    {
        var before = Files[path].AsSpan(0, (int)length).ToArray();
        if (WritesLeft == 0)
            Files[path] = [.. before, .. content[..(int)(content.Length * LastPart)]];
        Spend();
        Files[path] = [.. before, .. content];
    }

    public void Remove(string path)
    {
        Spend();
        foreach (
            var file in Files
                .Keys.Where(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal))
                .ToList()
        )
            Files.Remove(file);
    }

    public IDisposable Lock() => new MemoryStream();

    private void Spend()
    {
        if (WritesLeft == 0)
            throw new PowerLossException();
        WritesLeft--;
        Writes++;
    }
}

internal sealed class PowerLossException : Exception;
