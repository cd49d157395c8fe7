using System.Globalization;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>Reads a repository back from its directory.</summary>
internal static class RepositoryFiles
{
    private static readonly TufLimits Limits = TufLimits.Usual;

    public static Judged<TufRepository> Load(string directory)
    {
        var files = Directory
            .EnumerateFiles(directory, "*.json")
            .Select(Parse)
            .OfType<Versioned>()
            .ToLookup(file => file.Role, StringComparer.Ordinal);
        var roots = files[Role.Root].OrderBy(file => file.Version).ToList();
        if (roots.Count == 0)
            return Plan.Refuse(Role.Root, "4.3", $"there is no root in {directory}");
        var (repository, refusal) = TufRepository.Start(File.ReadAllBytes(roots[0].Path));
        foreach (var root in roots.Skip(1))
        {
            if (repository is not null)
                (repository, refusal) = repository.WithRoot(File.ReadAllBytes(root.Path));
        }
        if (repository is null)
            return refusal!;
        // After a rotation a targets file may wait for new signatures: it is read, and judged at the next stamp.
        foreach (var group in files)
        {
            if (group.Key is Role.Root or Role.Snapshot or Role.Timestamp)
                continue;
            var newest = group.MaxBy(file => file.Version)!;
            var (targets, malformed) = MetadataReader.Targets(
                File.ReadAllBytes(newest.Path),
                group.Key,
                Limits,
                Path.GetFileName(newest.Path)
            );
            if (targets is null)
                return malformed!;
            repository = repository.WithUnjudged(group.Key, targets);
        }
        return Stamps(repository, directory, files);
    }

    private static Judged<TufRepository> Stamps(
        TufRepository repository,
        string directory,
        ILookup<string, Versioned> files
    )
    {
        var stamp = Path.Combine(directory, Role.FileOf(Role.Timestamp));
        if (!File.Exists(stamp))
            return repository;
        var (timestamp, refusal) = MetadataReader.Timestamp(File.ReadAllBytes(stamp), Limits);
        if (timestamp is null)
            return refusal!;
        var file = files[Role.Snapshot].FirstOrDefault(one => one.Version == timestamp.Snapshot.Version);
        if (file is null)
            return Plan.Refuse(Role.Snapshot, "4.4", $"snapshot {timestamp.Snapshot.Version} is missing");
        (var snapshot, refusal) = MetadataReader.Snapshot(File.ReadAllBytes(file.Path), Limits);
        return snapshot is null ? refusal! : repository.WithStamps(snapshot, timestamp);
    }

    private static Versioned? Parse(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return
            dot > 0
            && long.TryParse(name[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(path, name[(dot + 1)..], version)
            : null;
    }

    private sealed record Versioned(string Path, string Role, long Version);
}
