using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>A place where archives are walked through.</summary>
internal sealed class WalkRoom : IDisposable
{
    private readonly DataDirectory _directory = new();

    /// <summary>A folder to work in.</summary>
    public string Path => _directory.Path;

    /// <summary>Where members are while they are looked at; empty before and after.</summary>
    public string Unpacked => System.IO.Path.Combine(_directory.Path, "area", "incoming");

    /// <summary>Contents seen, by their names through the containers.</summary>
    public Dictionary<string, byte[]> Contents { get; } = [];

    public void Dispose() => _directory.Dispose();

    public async Task<(ArchiveWalk Walk, List<string> Seen)> WalkAsync(
        byte[] archive,
        ArchiveLimits? limits,
        CancellationToken cancel
    )
    {
        var path = System.IO.Path.Combine(_directory.Path, "archive");
        await File.WriteAllBytesAsync(path, archive, cancel);
        var area = new VaultArea(System.IO.Path.Combine(_directory.Path, "area"));
        using var writer = await area.JoinAsync(cancel);
        var seen = new List<string>();
        Contents.Clear();
        var walk = new ArchiveWalk(
            limits ?? new(),
            area.NewPath,
            async (file, member, token) =>
            {
                seen.Add(member);
                Contents[member] = await File.ReadAllBytesAsync(file, token);
            }
        );
        await walk.RunAsync(path, cancel);
        return (walk, seen);
    }
}
