using System.Globalization;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Encryption;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>The media of a deliverable, opened; what was decrypted for it lies in a folder that goes with it.</summary>
internal sealed class OpenedMedia : IDisposable
{
    private string? _decrypted;

    /// <summary>The media in the order in which they were named.</summary>
    public List<DeliverableTree> Trees { get; } = [];

    /// <summary>The bytes of all entries.</summary>
    public long Bytes => Trees.Sum(tree => tree.Entries().Sum(entry => entry.Length));

    /// <summary>Opens media; the folder of a deliverable on several is opened as its media.</summary>
    public static async Task<(OpenedMedia? Media, DeliverableRefusal? Refusal)> OpenAsync(
        IReadOnlyList<string> paths,
        AgeIdentity? identity,
        CancellationToken cancel
    )
    {
        var media = new OpenedMedia();
        foreach (var path in paths.SelectMany(MediaIn))
        {
            var (place, refusal) = await media.PlainAsync(path, identity, cancel);
            if (refusal is null)
            {
                var (tree, wrong) = DeliverableTree.Open(place);
                refusal = wrong;
                if (tree is not null)
                    media.Trees.Add(tree);
            }
            if (refusal is null)
                continue;
            media.Dispose();
            return (null, refusal with { Path = path });
        }
        return (media, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Trees.ForEach(tree => tree.Dispose());
        if (_decrypted is not null)
            Directory.Delete(_decrypted, recursive: true);
    }

    private static IEnumerable<string> MediaIn(string path)
    {
        if (!Directory.Exists(path) || File.Exists(Path.Combine(path, DeliverableLayout.Manifest)))
            return [path];
        var media = Directory.EnumerateDirectories(path, "medium-*").Order(StringComparer.Ordinal).ToList();
        return media.Count > 0 ? media : [path];
    }

    private async Task<(string Path, DeliverableRefusal? Refusal)> PlainAsync(
        string path,
        AgeIdentity? identity,
        CancellationToken cancel
    )
    {
        if (identity is null || Directory.Exists(path) || !IsAge(path))
            return (path, null);
        _decrypted ??= Directory.CreateTempSubdirectory("holdpoint-").FullName;
        var place = System.IO.Path.Combine(
            _decrypted,
            string.Create(CultureInfo.InvariantCulture, $"{Trees.Count}.plain")
        );
        await using var from = File.OpenRead(path);
        await using var to = File.Create(place);
        return await AgeFile.DecryptAsync(from, to, identity, cancel) is { } refusal
            ? (
                path,
                new(
                    DeliverableRule.Container,
                    path,
                    $"It cannot be decrypted ({refusal}): it is for somebody else, or was changed or cut on its way."
                )
            )
            : (place, null);
    }

    private static bool IsAge(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.SequenceEqual("age-"u8);
    }
}
