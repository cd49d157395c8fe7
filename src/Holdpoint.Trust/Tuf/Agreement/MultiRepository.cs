using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Tuf.Client;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Agreement;

/// <summary>One of the repositories that must agree.</summary>
/// <param name="Name">Its name in the map.</param>
/// <param name="PinnedRoot">A root that came by a trusted way; older than the stored one does no harm.</param>
/// <param name="Store">What is trusted of it already.</param>
/// <param name="Metadata">Where its metadata comes from.</param>
public sealed record RepositorySource(
    string Name,
    ReadOnlyMemory<byte> PinnedRoot,
    IMetadataStore Store,
    IFetcher Metadata
);

/// <summary>A target on which enough repositories agree.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Length">Its length.</param>
/// <param name="Hashes">Its digests, as the first of them writes them.</param>
/// <param name="By">What each of those that agree says of it, with the role that lists it, by repository.</param>
public sealed record AgreedTarget(
    string Path,
    long Length,
    FileHashes Hashes,
    ImmutableSortedDictionary<string, FoundTarget> By
);

/// <summary>
/// Several repositories of which enough must say the same of a target (TAP 4; Uptane's image and director). One whose
/// keys are stolen then can neither bring in a file that the other never approved nor send it to the wrong machine.
/// </summary>
/// <example>
/// <code>
/// // Verify a medium: roots that came with the site's set-up, what the site trusted last, the time with its floor.
/// var time = floor.Read(clock.GetUtcNow());
/// var stores = ("image", new OverlayStore(new DirectoryStore("trusted/image")), …);
/// var (both, refusal) = await MultiRepository.OpenAsync(
///     [ new("image", imageRoot, imageStore, new DirectoryFetcher("HP-1/image/metadata")),
///       new("director", directorRoot, directorStore, new DirectoryFetcher("HP-1/director/metadata")) ],
///     TrustMap.AllOf("image", "director"),
///     target => (target.Custom?["holdpoint"] as JsonObject)?["match"],
///     time.Time);
/// if (both is null) return refusal;
/// foreach (var path in both.Session("director").Trusted.Targets!.Targets.Keys)
///     (agreed, refusal) = await both.FindAsync(path);
/// </code>
/// </example>
public sealed class MultiRepository
{
    private readonly ImmutableSortedDictionary<string, TufSession> _sessions;
    private readonly TrustMap _map;
    private readonly Func<TargetEntry, JsonValue?> _match;

    private MultiRepository(
        ImmutableSortedDictionary<string, TufSession> sessions,
        TrustMap map,
        Func<TargetEntry, JsonValue?> match
    )
    {
        _sessions = sessions;
        _map = map;
        _match = match;
    }

    /// <summary>
    /// Refreshes every repository of the map at one moment. All must refresh: a repository that cannot be trusted now
    /// does not count as one that says nothing.
    /// </summary>
    /// <param name="sources">The repositories.</param>
    /// <param name="map">Who must agree on what.</param>
    /// <param name="match">The part of a target's custom object that must be the same; null where there is none.</param>
    /// <param name="now">The moment that expiry is judged by: the reading of a <see cref="TimeFloor"/>.</param>
    /// <param name="limits">The limits; null for the usual ones.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Judged<MultiRepository>> OpenAsync(
        IReadOnlyList<RepositorySource> sources,
        TrustMap map,
        Func<TargetEntry, JsonValue?> match,
        DateTimeOffset now,
        TufLimits? limits = null,
        CancellationToken cancel = default
    )
    {
        var sessions = ImmutableSortedDictionary.CreateBuilder<string, TufSession>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var client = new TufClient(source.Store, source.Metadata, limits);
            if (client.Pin(source.PinnedRoot) is { } unpinned)
                return In(source.Name, unpinned);
            var (session, refusal) = await client.RefreshAsync(now, cancel);
            if (session is null)
                return In(source.Name, refusal!);
            sessions.Add(source.Name, session);
        }
        return new MultiRepository(sessions.ToImmutable(), map, match);
    }

    /// <summary>The trusted metadata of one repository.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public TufSession Session(string repository) => _sessions[repository];

    /// <summary>The target, where enough repositories say the same of it; otherwise why not.</summary>
    public async Task<Judged<AgreedTarget>> FindAsync(string path, CancellationToken cancel = default)
    {
        TufRefusal? last = null;
        foreach (var rule in _map.Rules)
        {
            if (!rule.Covers(path))
                continue;
            var (agreed, refusal) = await AskAsync(rule, path, cancel);
            if (agreed is not null)
                return agreed;
            last = refusal;
            if (rule.Terminating)
                break;
        }
        return last
            ?? Disagree(
                path,
                "No rule of the map covers this path.",
                "a path that the map of repositories covers"
            );
    }

    private async Task<Judged<AgreedTarget>> AskAsync(MapRule rule, string path, CancellationToken cancel)
    {
        var groups = new List<List<(string Repository, FoundTarget Found)>>();
        var missing = new List<string>();
        foreach (var repository in rule.Repositories)
        {
            if (!_sessions.TryGetValue(repository, out var session))
                return Disagree(path, $"The repository {repository} is not there.", "with all repositories");
            var (found, refusal) = await session.FindAsync(path, cancel);
            if (refusal is { Code: not RefusalCode.NotListed })
                return In(repository, refusal);
            if (found is null)
            {
                missing.Add(repository);
                continue;
            }
            var group = groups.Find(one => IsSame(one[0].Found.Target, found.Target));
            if (group is null)
                groups.Add(group = []);
            group.Add((repository, found));
            if (group.Count >= rule.Threshold)
                return new AgreedTarget(
                    path,
                    group[0].Found.Target.Length,
                    group[0].Found.Target.Hashes,
                    group.ToImmutableSortedDictionary(
                        one => one.Repository,
                        one => one.Found,
                        StringComparer.Ordinal
                    )
                );
        }
        if (groups.Count == 0)
            return new TufRefusal(
                RefusalCode.NotListed,
                Role.Targets,
                path,
                "TAP 4",
                "No repository lists this target.",
                "another path; else see that the target was approved and released"
            );
        var says = groups.Select(group => string.Join("+", group.Select(one => one.Repository)));
        return Disagree(
            path,
            groups.Count > 1
                ? $"They say different things of it: {string.Join(" against ", says)}. "
                    + Difference(groups[0][0].Found.Target, groups[1][0].Found.Target)
                : $"Only {string.Join(", ", says)} lists it; {string.Join(", ", missing)} does not.",
            "nothing of it before both sides were asked: one of the repositories may be misused"
        );
    }

    private bool IsSame(TargetEntry left, TargetEntry right) =>
        left.Length == right.Length
        && HaveSameDigests(left.Hashes, right.Hashes)
        && HaveSameMatch(left, right);

    // At least one digest that both tell, and none that they tell differently.
    private static bool HaveSameDigests(FileHashes left, FileHashes right)
    {
        var shared = DigestCheck.Computable(left).Where(hash => right[hash.Name] is not null).ToList();
        return shared.Count > 0 && shared.TrueForAll(hash => right[hash.Name] == hash.Hex);
    }

    private bool HaveSameMatch(TargetEntry left, TargetEntry right)
    {
        var (one, other) = (_match(left), _match(right));
        return one is null ? other is null : one.SameAs(other);
    }

    private string Difference(TargetEntry left, TargetEntry right) =>
        left.Length != right.Length ? $"Lengths {left.Length} and {right.Length}."
        : !HaveSameDigests(left.Hashes, right.Hashes) ? "The digests differ."
        : !HaveSameMatch(left, right) ? "What it is for differs."
        : "";

    private static TufRefusal Disagree(string path, string text, string advice) =>
        new(RefusalCode.Disagreement, Role.Targets, path, "TAP 4", text, advice);

    private static TufRefusal In(string repository, TufRefusal refusal) =>
        refusal with
        {
            File = $"{repository}/{refusal.File}",
        };
}
