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

    /// <summary>Where a file lies.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);
}
