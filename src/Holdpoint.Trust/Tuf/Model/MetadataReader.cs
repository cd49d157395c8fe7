using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>
/// Reads the files of the roles (TUF 1.0.34, clause 4). What comes back is well formed; nothing is verified. Never
/// throws on input.
/// </summary>
public static class MetadataReader
{
    /// <summary>A root file.</summary>
    public static Judged<RootMetadata> Root(
        ReadOnlyMemory<byte> bytes,
        TufLimits limits,
        string? file = null
    ) =>
        Read(
            bytes,
            Role.Root,
            file,
            limits.RootBytes,
            limits,
            (signed, common) =>
            {
                var keys = KeysOf(signed);
                var roles = ImmutableDictionary.CreateBuilder<string, RoleKeys>(StringComparer.Ordinal);
                var named = signed.Object("roles");
                foreach (var role in Role.TopLevel)
                    roles[role] = SignersOf(named.Object(role));
                return new RootMetadata(
                    common.File,
                    common.Version,
                    common.Expires,
                    signed["consistent_snapshot"] is not null && signed.Truth("consistent_snapshot"),
                    keys,
                    roles.ToImmutable()
                );
            }
        );

    /// <summary>A timestamp file.</summary>
    public static Judged<TimestampMetadata> Timestamp(
        ReadOnlyMemory<byte> bytes,
        TufLimits limits,
        string? file = null
    ) =>
        Read(
            bytes,
            Role.Timestamp,
            file,
            limits.TimestampBytes,
            limits,
            (signed, common) =>
            {
                var meta = signed.Object("meta");
                if (meta.Json.Members.Length != 1)
                    meta.Wrong("snapshot.json", "exactly this one file is due here", 0);
                return new TimestampMetadata(
                    common.File,
                    common.Version,
                    common.Expires,
                    EntryOf(meta.Object("snapshot.json"))
                );
            }
        );

    /// <summary>A snapshot file.</summary>
    public static Judged<SnapshotMetadata> Snapshot(
        ReadOnlyMemory<byte> bytes,
        TufLimits limits,
        string? file = null
    ) =>
        Read(
            bytes,
            Role.Snapshot,
            file,
            limits.SnapshotBytes,
            limits,
            (signed, common) =>
                new SnapshotMetadata(
                    common.File,
                    common.Version,
                    common.Expires,
                    signed
                        .Object("meta")
                        .Objects()
                        .ToImmutableDictionary(
                            entry => entry.Name,
                            entry => EntryOf(entry.Value),
                            StringComparer.Ordinal
                        )
                )
        );

    /// <summary>A targets file, of the top level or of a delegated role.</summary>
    public static Judged<TargetsMetadata> Targets(
        ReadOnlyMemory<byte> bytes,
        string role,
        TufLimits limits,
        string? file = null
    ) =>
        Read(
            bytes,
            role,
            file,
            limits.TargetsBytes,
            limits,
            (signed, common) =>
            {
                var (keys, delegations) = DelegationsOf(signed);
                return new TargetsMetadata(
                    common.File,
                    common.Version,
                    common.Expires,
                    signed
                        .Object("targets")
                        .Objects()
                        .ToImmutableDictionary(
                            target => target.Name,
                            target => TargetOf(target.Name, target.Value),
                            StringComparer.Ordinal
                        ),
                    keys,
                    delegations
                );
            }
        );

    private static Judged<T> Read<T>(
        ReadOnlyMemory<byte> bytes,
        string role,
        string? file,
        int most,
        TufLimits limits,
        Func<Fields, (SignedFile File, long Version, DateTimeOffset Expires), T> read
    )
        where T : RoleMetadata
    {
        file ??= Role.FileOf(role);
        var json = JsonReader.ReadObject(bytes.Span, new(most, Values: limits.JsonValues), out var damaged);
        if (json is null)
            return Malformed(role, file, damaged!.ToString());
        var fault = new FirstFault();
        var outer = new Fields(json, "$", fault);
        var signed = outer.Object("signed");
        var signatures = SignaturesOf(outer, limits);
        var type = Role.IsTopLevel(role) ? role : Role.Targets;
        if (signed.Text("_type") != type)
            signed.Wrong("_type", $"\"{type}\" is due here", 0);
        if (!IsOurMajor(signed.Text("spec_version")))
            signed.Wrong("spec_version", "version 1 of the standard is due here", 0);
        var version = signed.Integer("version", 1);
        var expires = signed.Moment("expires");
        if (fault.Text is not null)
            return Malformed(role, file, fault.Text);
        var value = read(signed, (new(bytes, signed.Json, signatures), version, expires));
        return fault.Text is null ? value : Malformed(role, file, fault.Text);
    }

    private static TufRefusal Malformed(string role, string file, string text) =>
        new(
            RefusalCode.Malformed,
            role,
            file,
            "4.2",
            $"Not metadata of this role: {text}",
            "again; if it stays so, tell whoever runs the repository"
        );

    internal static ImmutableArray<FileSignature> SignaturesOf(Fields outer, TufLimits limits)
    {
        var signatures = ImmutableArray.CreateBuilder<FileSignature>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signature in outer.Objects("signatures"))
        {
            var id = signature.Text("keyid");
            if (!seen.Add(id))
                signature.Wrong("keyid", "no key may sign twice", 0);
            if (seen.Count > limits.Signatures)
            {
                signature.Wrong("keyid", $"more than {limits.Signatures} signatures", 0);
                break;
            }
            signatures.Add(new(id, Hex.Read(signature.Text("sig"))));
        }
        return signatures.DrainToImmutable();
    }

    // "1.0" and "1.0.34" are ours, "2.0.0" is not (clause 4.3, spec_version).
    private static bool IsOurMajor(string version)
    {
        var parts = version.Split('.');
        return parts.Length is 2 or 3
            && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && parts[0] == "1";
    }

    private static ImmutableDictionary<string, KeyObject> KeysOf(Fields holder)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, KeyObject>(StringComparer.Ordinal);
        foreach (var (id, value) in holder.Object("keys").Objects())
        {
            if (KeyObject.Read(id, value.Json) is { } key)
                keys[id] = key;
            else
                value.Wrong("keyval", "keytype, scheme and keyval are due here", 0);
        }
        return keys.ToImmutable();
    }

    private static RoleKeys SignersOf(Fields role) =>
        new(role.Texts("keyids", unique: true), (int)Math.Min(role.Integer("threshold", 1), int.MaxValue));

    private static FileEntry EntryOf(Fields entry) =>
        new(
            entry.Integer("version", 1),
            entry["length"] is null ? null : entry.Integer("length", 1),
            entry["hashes"] is null ? null : DigestsOf(entry.Object("hashes"))
        );

    private static FileHashes DigestsOf(Fields hashes)
    {
        if (hashes.Json.Members.Length == 0)
            hashes.Wrong("sha256", "a digest is due here", 0);
        return new([.. hashes.Json.Members.Select(member => (member.Name, hashes.Text(member.Name)))]);
    }

    private static TargetEntry TargetOf(string path, Fields target) =>
        new(
            path,
            target.Integer("length", 0),
            DigestsOf(target.Object("hashes")),
            target["custom"] is null ? null : target.Object("custom").Json
        );

    private static (
        ImmutableDictionary<string, KeyObject> Keys,
        ImmutableArray<Delegation> Delegations
    ) DelegationsOf(Fields signed)
    {
        if (signed["delegations"] is null)
            return (ImmutableDictionary<string, KeyObject>.Empty, []);
        var holder = signed.Object("delegations");
        var delegations = ImmutableArray.CreateBuilder<Delegation>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var role in holder.Objects("roles"))
        {
            var name = role.Text("name");
            if (!names.Add(name))
                role.Wrong("name", "no role may be named twice", 0);
            if (name.Length == 0 || Role.IsTopLevel(name))
                role.Wrong("name", "a name that is no top-level role is due here", 0);
            if (role["paths"] is null == role["path_hash_prefixes"] is null)
                role.Wrong("paths", "either paths or path_hash_prefixes is due here", 0);
            delegations.Add(
                new(
                    name,
                    SignersOf(role),
                    role["paths"] is null ? null : role.Texts("paths", unique: false),
                    role["path_hash_prefixes"] is null
                        ? null
                        : role.Texts("path_hash_prefixes", unique: false),
                    role.Truth("terminating")
                )
            );
        }
        return (KeysOf(holder), delegations.DrainToImmutable());
    }
}
