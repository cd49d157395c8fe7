using System.Collections.Immutable;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>
/// A repository's signed metadata: every file in it is signed by enough keys, or it is not in it. Never changed; each
/// step gives the next state or a refusal.
/// </summary>
/// <example>
/// <code>
/// var root = RootPlan.First(expires, rootKeys, targetsKeys, exportKey, exportKey).Draft().Value!;
/// var repository = TufRepository.Start(root.SignedBy(rootKeys, alice, bob).ToFile()).Value!;
/// var targets = new TargetsPlan("targets", 1, expires, entries).Draft().Value!;
/// repository = repository.With("targets", targets.SignedBy(targetsKeys, carol).ToFile()).Value!;
/// repository = repository.Stamp(new(expires, expires, stamp), [export]).Value!;
/// repository.WriteTo("media/image/metadata");
/// </code>
/// </example>
public sealed record TufRepository
{
    private static readonly TufLimits Limits = TufLimits.Usual;

    private TufRepository(ImmutableArray<RootMetadata> roots) => Roots = roots;

    /// <summary>All roots, from the first to the one in force; none is ever left out.</summary>
    public ImmutableArray<RootMetadata> Roots { get; private init; }

    /// <summary>The root in force.</summary>
    public RootMetadata Root => Roots[^1];

    /// <summary>The newest targets file of every role.</summary>
    public ImmutableSortedDictionary<string, TargetsMetadata> Targets { get; private init; } =
        ImmutableSortedDictionary.Create<string, TargetsMetadata>(StringComparer.Ordinal);

    /// <summary>The newest snapshot; null before the first stamp.</summary>
    public SnapshotMetadata? Snapshot { get; private init; }

    /// <summary>The newest timestamp; null before the first stamp.</summary>
    public TimestampMetadata? Timestamp { get; private init; }

    /// <summary>A repository that has only its first root, signed by its own threshold.</summary>
    public static Judged<TufRepository> Start(ReadOnlyMemory<byte> root)
    {
        var (first, refusal) = MetadataReader.Root(root, Limits);
        refusal ??= SignedByRoot(first!, first!, Role.Root, first!.Version);
        return refusal is null ? new TufRepository([first!]) : refusal;
    }

    /// <summary>
    /// Takes the next root: one version further, signed by enough keys of the root in force and of itself (5.3.4, 6.1).
    /// </summary>
    public Judged<TufRepository> WithRoot(ReadOnlyMemory<byte> file)
    {
        var (next, refusal) = MetadataReader.Root(file, Limits);
        refusal ??=
            SignedByRoot(next!, Root, Role.Root, next!.Version)
            ?? SignedByRoot(next, next, Role.Root, next.Version);
        if (refusal is not null)
            return refusal;
        return next!.Version == Root.Version + 1
            ? this with
            {
                Roots = Roots.Add(next),
            }
            : Plan.Refuse(Role.Root, "4.3", $"version {Root.Version + 1} is due, not {next.Version}");
    }

    /// <summary>Takes a targets file, signed by enough keys of the role.</summary>
    public Judged<TufRepository> With(string role, ReadOnlyMemory<byte> file)
    {
        var (next, refusal) = MetadataReader.Targets(file, role, Limits, Role.FileOf(role));
        if (refusal is null && role != Role.Targets && !IsDelegated(role))
            refusal = Plan.Refuse(role, "4.5", "no role delegates to it");
        refusal ??= SignedByDelegators(role, next!);
        if (refusal is not null)
            return refusal;
        if (Targets.TryGetValue(role, out var known) && next!.Version <= known.Version)
            return Plan.Refuse(role, "4.5", $"version {known.Version} is there; a higher one is due");
        return this with { Targets = Targets.SetItem(role, next!) };
    }

    /// <summary>
    /// Makes the next snapshot and timestamp over the newest targets, signed by the signers that these roles know.
    /// Refused where a targets file is no longer signed by enough keys, or the signers do not reach a threshold.
    /// </summary>
    public Judged<TufRepository> Stamp(StampPlan plan, params IEnumerable<ISigner> signers)
    {
        if (!Targets.ContainsKey(Role.Targets))
            return Plan.Refuse(Role.Snapshot, "4.4", "there is no targets file yet");
        foreach (var (role, metadata) in Targets)
        {
            if (SignedByDelegators(role, metadata) is { } refusal)
                return refusal;
        }
        var listed = Targets.Select(pair => new JsonMember(
            Role.FileOf(pair.Key),
            SignedJson.Entry(pair.Value)
        ));
        var (draft, wrong) = Plan.Draft(
            Role.Snapshot,
            plan.SnapshotVersion ?? (Snapshot?.Version ?? 0) + 1,
            plan.SnapshotExpires,
            JsonObject.Of(
                ("meta", new JsonObject(listed.OrderBy(entry => entry.Name, StringComparer.Ordinal)))
            ),
            plan.SnapshotExtra
        );
        if (draft is null)
            return wrong!;
        var file = draft.SignedBy(SignersOf(Role.Snapshot), signers).ToFile();
        (var snapshot, wrong) = MetadataReader.Snapshot(file, Limits);
        wrong ??= SignedByRoot(snapshot!, Root, Role.Snapshot, null);
        return wrong is not null ? wrong : (this with { Snapshot = snapshot }).Restamp(plan, signers);
    }

    /// <summary>Makes the next timestamp over the snapshot that is there: what a medium gets that only expired.</summary>
    public Judged<TufRepository> Restamp(StampPlan plan, params IEnumerable<ISigner> signers)
    {
        if (Snapshot is null)
            return Plan.Refuse(Role.Timestamp, "4.6", "there is no snapshot yet");
        var (draft, wrong) = Plan.Draft(
            Role.Timestamp,
            plan.TimestampVersion ?? (Timestamp?.Version ?? 0) + 1,
            plan.TimestampExpires,
            JsonObject.Of(("meta", JsonObject.Of(("snapshot.json", SignedJson.Entry(Snapshot))))),
            plan.TimestampExtra
        );
        if (draft is null)
            return wrong!;
        var file = draft.SignedBy(SignersOf(Role.Timestamp), signers).ToFile();
        (var timestamp, wrong) = MetadataReader.Timestamp(file, Limits);
        wrong ??= SignedByRoot(timestamp!, Root, Role.Timestamp, null);
        return wrong is not null ? wrong : this with { Timestamp = timestamp };
    }

    /// <summary>The signers of a top-level role, as the root in force names them.</summary>
    public RoleSigners SignersOf(string role) => RoleSigners.From(Root.Roles[role], Root.Keys);

    /// <summary>All files by their names in the repository: every root, and the newest of the others.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files()
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(
            StringComparer.Ordinal
        );
        foreach (var root in Roots)
            files.Add(Role.FileOf(Role.Root, root.Version), root.File.Bytes);
        foreach (var (role, metadata) in Targets)
            files.Add(Role.FileOf(role, metadata.Version), metadata.File.Bytes);
        if (Snapshot is not null)
            files.Add(Role.FileOf(Role.Snapshot, Snapshot.Version), Snapshot.File.Bytes);
        if (Timestamp is not null)
            files.Add(Role.FileOf(Role.Timestamp), Timestamp.File.Bytes);
        return files.ToImmutable();
    }

    /// <summary>
    /// Writes all files into a directory, the timestamp last, so that a reader sees the old state or the new one.
    /// </summary>
    public void WriteTo(string directory)
    {
        foreach (var (name, bytes) in Files().OrderBy(file => file.Key == Role.FileOf(Role.Timestamp)))
            DurableFile.Write(Path.Combine(directory, name), bytes.Span);
    }

    /// <summary>
    /// The repository in a directory: the newest file of every role. The chain of roots is verified here, the targets
    /// files at the next stamp.
    /// </summary>
    public static Judged<TufRepository> Load(string directory) => RepositoryFiles.Load(directory);

    /// <summary>
    /// The same roots and targets with the stamps of another state: for a repository that is stamped for each of its
    /// readers by itself. Null takes the stamps away.
    /// </summary>
    public TufRepository WithStampsOf(TufRepository? other) => WithStamps(other?.Snapshot, other?.Timestamp);

    internal TufRepository WithStamps(SnapshotMetadata? snapshot, TimestampMetadata? timestamp) =>
        this with
        {
            Snapshot = snapshot,
            Timestamp = timestamp,
        };

    internal TufRepository WithUnjudged(string role, TargetsMetadata metadata) =>
        this with
        {
            Targets = Targets.SetItem(role, metadata),
        };

    internal static TufRefusal? SignedByRoot(
        RoleMetadata metadata,
        RootMetadata root,
        string role,
        long? version
    ) =>
        Thresholds.Check(
            metadata.File,
            root.Keys,
            root.Roles[role],
            role,
            version is { } number ? Role.FileOf(role, number) : Role.FileOf(role),
            "6.1",
            $"root {root.Version}"
        );

    private TufRefusal? SignedByDelegators(string role, TargetsMetadata metadata)
    {
        if (role == Role.Targets)
            return SignedByRoot(metadata, Root, role, metadata.Version);
        // One that nobody delegates to any more stays listed, as readers demand (5.5.5), and is found by nobody.
        foreach (var delegator in Targets.Values)
        {
            foreach (var delegation in delegator.Delegations)
            {
                if (delegation.Name != role)
                    continue;
                var refusal = Thresholds.Check(
                    metadata.File,
                    delegator.Keys,
                    delegation.Signers,
                    role,
                    Role.FileOf(role, metadata.Version),
                    "6.1",
                    "the delegating role"
                );
                if (refusal is not null)
                    return refusal;
            }
        }
        return null;
    }

    private bool IsDelegated(string role) =>
        Targets.Values.Any(delegator => delegator.Delegations.Any(delegation => delegation.Name == role));
}
