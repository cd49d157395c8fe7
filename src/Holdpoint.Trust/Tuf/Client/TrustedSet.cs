using System.Collections.Immutable;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Client;

/// <summary>
/// The metadata that is trusted at one moment: the rules of TUF 1.0.34, clause 5, without any I/O. Every step gives a
/// new set or a refusal and leaves this one as it is, so that a refused file changes nothing.
/// </summary>
public sealed record TrustedSet
{
    private TrustedSet(RootMetadata root, DateTimeOffset now, TufLimits limits)
    {
        Root = root;
        Now = now;
        Limits = limits;
    }

    /// <summary>The moment that expiry is judged by, fixed for the whole refresh (5.1).</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The limits.</summary>
    public TufLimits Limits { get; }

    /// <summary>The root that is trusted.</summary>
    public RootMetadata Root { get; private init; }

    /// <summary>True when the keys of timestamp or snapshot changed on the way to this root (5.3.11).</summary>
    public bool HasRotated { get; private init; }

    /// <summary>The timestamp known from before: what is newer may not be lower. It may be expired.</summary>
    public TimestampMetadata? KnownTimestamp { get; private init; }

    /// <summary>The timestamp in force; null until it was read.</summary>
    public TimestampMetadata? Timestamp { get; private init; }

    /// <summary>The snapshot known from before: what is newer may not be lower. It may be expired.</summary>
    public SnapshotMetadata? KnownSnapshot { get; private init; }

    /// <summary>The snapshot in force; null until it was read.</summary>
    public SnapshotMetadata? Snapshot { get; private init; }

    /// <summary>The top-level targets in force; null until they were read.</summary>
    public TargetsMetadata? Targets { get; private init; }

    /// <summary>Starts from the root that is trusted already. Its expiry does not matter yet (5.2).</summary>
    public static Judged<TrustedSet> Start(
        ReadOnlyMemory<byte> trustedRoot,
        DateTimeOffset now,
        TufLimits? limits = null
    )
    {
        limits ??= TufLimits.Usual;
        var (root, refusal) = MetadataReader.Root(trustedRoot, limits);
        refusal ??= SignedByRoot(root!, root!, Role.Root, Role.FileOf(Role.Root), "5.2", "it itself");
        return refusal is null ? new TrustedSet(root!, now, limits) : refusal;
    }

    /// <summary>Takes the next root: one version up, signed by the keys of the old and of the new one (5.3.4-5.3.7).</summary>
    public Judged<TrustedSet> WithRoot(ReadOnlyMemory<byte> bytes)
    {
        var name = Role.FileOf(Role.Root, Root.Version + 1);
        var (root, refusal) = MetadataReader.Root(bytes, Limits, name);
        refusal ??=
            SignedByRoot(root!, Root, Role.Root, name, "5.3.4", $"the trusted root {Root.Version}")
            ?? SignedByRoot(root!, root!, Role.Root, name, "5.3.4", "it itself");
        if (refusal is not null)
            return refusal;
        if (root!.Version != Root.Version + 1)
            return Refuse(
                RefusalCode.Version,
                Role.Root,
                name,
                "5.3.5",
                $"It is version {root.Version}; version {Root.Version + 1} is due.",
                "having the repository offer every root version, one after the other"
            );
        return this with
        {
            Root = root,
            HasRotated =
                HasRotated || LosesKeys(Root, root, Role.Timestamp) || LosesKeys(Root, root, Role.Snapshot),
        };
    }

    /// <summary>Ends the steps over roots: the newest may not be expired (5.3.10).</summary>
    public TufRefusal? CheckRoot() => CheckExpiry(Root, Role.Root, Role.FileOf(Role.Root), "5.3.10");

    /// <summary>Takes the timestamp of an earlier refresh, as the floor for newer ones (5.4.3).</summary>
    public Judged<TrustedSet> WithKnownTimestamp(ReadOnlyMemory<byte> bytes)
    {
        var name = Role.FileOf(Role.Timestamp);
        var (timestamp, refusal) = MetadataReader.Timestamp(bytes, Limits, name);
        refusal ??= SignedByRoot(timestamp!, Root, Role.Timestamp, name, "5.4.2", "the trusted root");
        return refusal is null ? this with { KnownTimestamp = timestamp } : refusal;
    }

    /// <summary>
    /// Takes a timestamp (5.4.2-5.4.4). One of the version known already is left aside and the known one stays, which is
    /// no error.
    /// </summary>
    public Judged<TrustedSet> WithTimestamp(ReadOnlyMemory<byte> bytes)
    {
        var name = Role.FileOf(Role.Timestamp);
        var (timestamp, refusal) = MetadataReader.Timestamp(bytes, Limits, name);
        refusal ??= SignedByRoot(timestamp!, Root, Role.Timestamp, name, "5.4.2", "the trusted root");
        if (refusal is not null)
            return refusal;
        if (KnownTimestamp is { } known)
        {
            if (timestamp!.Version < known.Version)
                return Rollback(Role.Timestamp, name, "5.4.3.1", timestamp.Version, known.Version);
            if (timestamp.Version == known.Version)
                timestamp = known;
            if (timestamp.Snapshot.Version < known.Snapshot.Version)
                return Refuse(
                    RefusalCode.Rollback,
                    Role.Timestamp,
                    name,
                    "5.4.3.2",
                    $"It names snapshot {timestamp.Snapshot.Version}; snapshot {known.Snapshot.Version} was trusted "
                        + "already.",
                    AdviceOnRollback
                );
        }
        refusal = CheckExpiry(timestamp!, Role.Timestamp, name, "5.4.4");
        return refusal is null ? this with { Timestamp = timestamp, KnownTimestamp = timestamp } : refusal;
    }

    /// <summary>Takes the snapshot of an earlier refresh, as the floor for newer ones (5.5.5).</summary>
    public Judged<TrustedSet> WithKnownSnapshot(ReadOnlyMemory<byte> bytes)
    {
        var name = Role.FileOf(Role.Snapshot);
        var (snapshot, refusal) = MetadataReader.Snapshot(bytes, Limits, name);
        refusal ??= SignedByRoot(snapshot!, Root, Role.Snapshot, name, "5.5.3", "the trusted root");
        return refusal is null ? this with { KnownSnapshot = snapshot } : refusal;
    }

    /// <summary>Takes the snapshot that the timestamp names (5.5.2-5.5.6).</summary>
    /// <exception cref="InvalidOperationException">No timestamp was taken yet.</exception>
    public Judged<TrustedSet> WithSnapshot(ReadOnlyMemory<byte> bytes)
    {
        var announced = (Timestamp ?? throw new InvalidOperationException("No timestamp yet.")).Snapshot;
        var name = FileNameOf(Role.Snapshot, announced.Version);
        if (DigestCheck.Wrong(bytes.Span, announced.Length, announced.Hashes) is { } wrong)
            return Refuse(RefusalCode.Digest, Role.Snapshot, name, "5.5.2", wrong, AdviceOnMix);
        var (snapshot, refusal) = MetadataReader.Snapshot(bytes, Limits, name);
        refusal ??= SignedByRoot(snapshot!, Root, Role.Snapshot, name, "5.5.3", "the trusted root");
        if (refusal is not null)
            return refusal;
        if (snapshot!.Version != announced.Version)
            return WrongVersion(
                Role.Snapshot,
                name,
                "5.5.4",
                snapshot.Version,
                announced.Version,
                "timestamp"
            );
        foreach (var (file, known) in KnownSnapshot?.Meta ?? ImmutableDictionary<string, FileEntry>.Empty)
        {
            if (!snapshot.Meta.TryGetValue(file, out var entry))
                return Refuse(
                    RefusalCode.Rollback,
                    Role.Snapshot,
                    name,
                    "5.5.5",
                    $"{file} was listed before and is listed no more.",
                    AdviceOnRollback
                );
            if (entry.Version < known.Version)
                return Refuse(
                    RefusalCode.Rollback,
                    Role.Snapshot,
                    name,
                    "5.5.5",
                    $"{file} is listed as version {entry.Version}; version {known.Version} was trusted already.",
                    AdviceOnRollback
                );
        }
        refusal = CheckExpiry(snapshot, Role.Snapshot, name, "5.5.6");
        return refusal is null ? this with { Snapshot = snapshot, KnownSnapshot = snapshot } : refusal;
    }

    /// <summary>Takes the top-level targets (5.6.2-5.6.5).</summary>
    /// <exception cref="InvalidOperationException">No snapshot was taken yet.</exception>
    public Judged<TrustedSet> WithTargets(ReadOnlyMemory<byte> bytes)
    {
        var (targets, refusal) = JudgeTargets(
            bytes,
            Role.Targets,
            Root.Keys,
            Root.Roles[Role.Targets],
            "the trusted root"
        );
        return refusal is null ? this with { Targets = targets } : refusal;
    }

    /// <summary>
    /// Judges the file of a delegated role by the keys of this very delegation. Another role may delegate to the same
    /// name with other keys: what was trusted for one delegator says nothing for the next (5.6.3).
    /// </summary>
    /// <exception cref="InvalidOperationException">No snapshot was taken yet.</exception>
    public Judged<TargetsMetadata> JudgeDelegated(
        ReadOnlyMemory<byte> bytes,
        TargetsMetadata delegator,
        Delegation delegation
    ) => JudgeTargets(bytes, delegation.Name, delegator.Keys, delegation.Signers, "the delegating role");

    /// <summary>What the snapshot says of a targets file; a refusal where it does not list it.</summary>
    /// <exception cref="InvalidOperationException">No snapshot was taken yet.</exception>
    public Judged<FileEntry> EntryOf(string role)
    {
        var snapshot = Snapshot ?? throw new InvalidOperationException("No snapshot yet.");
        var file = Role.FileOf(role);
        return snapshot.Meta.TryGetValue(file, out var entry)
            ? entry
            : Refuse(
                RefusalCode.Missing,
                role,
                file,
                "5.6.2",
                $"The snapshot {snapshot.Version} does not list it.",
                "telling whoever runs the repository that it is not whole"
            );
    }

    /// <summary>The name of a role's file in the repository (5.5.1, 5.6.1).</summary>
    public string FileNameOf(string role, long version) =>
        Root.ConsistentSnapshot ? Role.FileOf(role, version) : Role.FileOf(role);

    private Judged<TargetsMetadata> JudgeTargets(
        ReadOnlyMemory<byte> bytes,
        string role,
        ImmutableDictionary<string, KeyObject> keys,
        RoleKeys signers,
        string whose
    )
    {
        var (entry, unlisted) = EntryOf(role);
        if (unlisted is not null)
            return unlisted;
        var name = FileNameOf(role, entry!.Version);
        if (DigestCheck.Wrong(bytes.Span, entry.Length, entry.Hashes) is { } wrong)
            return Refuse(RefusalCode.Digest, role, name, "5.6.2", wrong, AdviceOnMix);
        var (targets, refusal) = MetadataReader.Targets(bytes, role, Limits, name);
        refusal ??= Thresholds.Check(targets!.File, keys, signers, role, name, "5.6.3", whose);
        if (refusal is null && targets!.Version != entry.Version)
            refusal = WrongVersion(role, name, "5.6.4", targets.Version, entry.Version, "snapshot");
        refusal ??= CheckExpiry(targets!, role, name, "5.6.5");
        return refusal is null ? targets! : refusal;
    }

    private const string AdviceOnRollback =
        "the repository itself, or a newer medium: an older state is being shown";

    private const string AdviceOnMix =
        "fetching all files anew from one place, or a new medium: these do not belong together";

    private static TufRefusal? SignedByRoot(
        RoleMetadata metadata,
        RootMetadata root,
        string role,
        string name,
        string clause,
        string whose
    ) => Thresholds.Check(metadata.File, root.Keys, root.Roles[role], role, name, clause, whose);

    // A key that was added takes no trust away; one that was taken out, or replaced, does.
    private static bool LosesKeys(RootMetadata before, RootMetadata after, string role) =>
        before.Roles[role].KeyIds.Except(after.Roles[role].KeyIds, StringComparer.Ordinal).Any();

    private TufRefusal? CheckExpiry(RoleMetadata metadata, string role, string name, string clause) =>
        metadata.Expires > Now
            ? null
            : Refuse(
                RefusalCode.Expired,
                role,
                name,
                clause,
                $"It expired {metadata.Expires:yyyy-MM-dd HH:mm:ss}Z; it is {Now.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z.",
                "newer metadata, and see that this clock is right"
            );

    private static TufRefusal Rollback(string role, string name, string clause, long found, long known) =>
        Refuse(
            RefusalCode.Rollback,
            role,
            name,
            clause,
            $"It is version {found}; version {known} was trusted already.",
            AdviceOnRollback
        );

    private static TufRefusal WrongVersion(
        string role,
        string name,
        string clause,
        long found,
        long announced,
        string by
    ) =>
        Refuse(
            RefusalCode.Version,
            role,
            name,
            clause,
            $"It is version {found}; the {by} announces {announced}.",
            AdviceOnMix
        );

    private static TufRefusal Refuse(
        string code,
        string role,
        string name,
        string clause,
        string text,
        string advice
    ) => new(code, role, name, clause, text, advice);
}
