using System.Collections.Immutable;
using System.Security.Cryptography;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>
/// A metadata file on its way to its signatures. It can be carried to key holders one after the other; nothing but the
/// signed part is signed, so the order does not matter.
/// </summary>
/// <param name="Role">The role.</param>
/// <param name="Signed">The part to be signed.</param>
/// <param name="Signatures">The signatures so far, by key id in order.</param>
public sealed record MetadataDraft(string Role, JsonObject Signed, ImmutableArray<FileSignature> Signatures)
{
    /// <summary>A draft without signatures.</summary>
    public MetadataDraft(string role, JsonObject signed)
        : this(role, signed, []) { }

    /// <summary>The version.</summary>
    public long Version => Signed["version"]?.AsInteger ?? 0;

    /// <summary>The bytes to be signed: the canonical form of the signed part (TUF 1.0.34, clause 4.2).</summary>
    public byte[] ToBeSigned() => CanonicalJson.Write(Signed);

    /// <summary>The SHA-256 of what is to be signed: two people can compare it before they sign.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(ToBeSigned()));

    /// <summary>The draft with one signature more; one of the same key is replaced.</summary>
    public MetadataDraft With(string keyId, ReadOnlySpan<byte> signature)
    {
        var added = new FileSignature(keyId, [.. signature]);
        return this with
        {
            Signatures =
            [
                .. Signatures
                    .Where(known => known.KeyId != keyId)
                    .Append(added)
                    .OrderBy(known => known.KeyId, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The draft signed by those of the signers whose key the role has.</summary>
    public MetadataDraft SignedBy(RoleSigners role, params IEnumerable<ISigner> signers)
    {
        var signed = this;
        var bytes = ToBeSigned();
        foreach (var signer in signers)
        {
            if (role.Keys.FirstOrDefault(key => signer.PublicKey.Equals(key.Key)) is { } key)
                signed = signed.With(key.Id, signer.Sign(bytes));
        }
        return signed;
    }

    /// <summary>The file: the same draft gives the same bytes.</summary>
    public byte[] ToFile() =>
        JsonWriter.Write(
            JsonObject.Of(
                (
                    "signatures",
                    JsonArray.Of(
                        Signatures.Select(signature =>
                            (JsonValue)
                                JsonObject.Of(
                                    ("keyid", signature.KeyId),
                                    ("sig", Convert.ToHexStringLower(signature.Signature.AsSpan()))
                                )
                        )
                    )
                ),
                ("signed", Signed)
            )
        );

    /// <summary>The draft in a file; signatures may be missing.</summary>
    public static Judged<MetadataDraft> Read(ReadOnlyMemory<byte> file, TufLimits? limits = null)
    {
        limits ??= TufLimits.Usual;
        var json = JsonReader.ReadObject(
            file.Span,
            new(limits.TargetsBytes, Values: limits.JsonValues),
            out _
        );
        var type = (json?["signed"] as JsonObject)?["_type"]?.AsText;
        return type switch
        {
            Model.Role.Root => Of(Model.Role.Root, MetadataReader.Root(file, limits)),
            Model.Role.Timestamp => Of(Model.Role.Timestamp, MetadataReader.Timestamp(file, limits)),
            Model.Role.Snapshot => Of(Model.Role.Snapshot, MetadataReader.Snapshot(file, limits)),
            _ => Of(Model.Role.Targets, MetadataReader.Targets(file, Model.Role.Targets, limits)),
        };
    }

    private static Judged<MetadataDraft> Of<T>(string role, Judged<T> read)
        where T : RoleMetadata =>
        read.Value is { } metadata
            ? new MetadataDraft(role, metadata.Signed, metadata.File.Signatures)
            : read.Refusal!;
}
