using System.Security.Cryptography;
using System.Text;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Files;

namespace Holdpoint.Engine.Jobs;

/// <summary>Files that a job works on, under their digest; every server of one data directory sees them.</summary>
internal sealed class JobFiles(string dataDirectory)
{
    private readonly string _folder = Path.Combine(dataDirectory, "jobs");

    /// <summary>Keeps bytes and gives their name.</summary>
    public string Keep(ReadOnlySpan<byte> bytes)
    {
        var name = Digest.Of(bytes);
        DurableFile.MakeDirectory(_folder);
        var path = PathOf(name);
        if (!File.Exists(path))
            DurableFile.Write(path, bytes);
        return name;
    }

    /// <summary>Takes a file of this data directory over and gives its name; at no time is more of it in memory than a piece.</summary>
    public async Task<string> KeepAsync(string path, CancellationToken cancel)
    {
        DurableFile.MakeDirectory(_folder);
        string name;
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            name = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
            file.Flush(flushToDisk: true);
        }
        File.Move(path, PathOf(name), overwrite: true);
        return name;
    }

    /// <summary>Keeps a list, an entry a line.</summary>
    public JobList KeepList<T>(IReadOnlyCollection<T> entries)
    {
        using var text = new MemoryStream();
        foreach (var one in entries)
        {
            text.Write(Encoding.UTF8.GetBytes(Json.Write(one)));
            text.WriteByte((byte)'\n');
        }
        return new(Keep(text.GetBuffer().AsSpan(0, (int)text.Length)), entries.Count);
    }

    /// <summary>A part of a list; empty where its file is gone.</summary>
    public IEnumerable<T> ReadList<T>(JobList list, int from, int count) =>
        File.Exists(PathOf(list.File))
            ? File.ReadLines(PathOf(list.File)).Skip(from).Take(count).Select(Json.Read<T>)
            : [];

    /// <summary>Where a file lies.</summary>
    public string PathOf(string name) =>
        name.Length == 64 && name.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(_folder, name)
            : throw new ArgumentException("Files of jobs are named by their digest.", nameof(name));
}
