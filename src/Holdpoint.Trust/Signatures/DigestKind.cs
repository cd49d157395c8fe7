using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Holdpoint.Trust.Signatures;

/// <summary>A digest algorithm, how standards name it, and whether it still stands.</summary>
internal sealed record DigestKind(
    string Name,
    string Oid,
    HashAlgorithmName Algorithm,
    int Size,
    bool IsStrong
)
{
    public static readonly DigestKind Sha256 = new(
        "sha256",
        "2.16.840.1.101.3.4.2.1",
        HashAlgorithmName.SHA256,
        32,
        true
    );
    public static readonly DigestKind Sha384 = new(
        "sha384",
        "2.16.840.1.101.3.4.2.2",
        HashAlgorithmName.SHA384,
        48,
        true
    );
    public static readonly DigestKind Sha512 = new(
        "sha512",
        "2.16.840.1.101.3.4.2.3",
        HashAlgorithmName.SHA512,
        64,
        true
    );
    public static readonly DigestKind Sha1 = new("sha1", "1.3.14.3.2.26", HashAlgorithmName.SHA1, 20, false);
    public static readonly DigestKind Md5 = new(
        "md5",
        "1.2.840.113549.2.5",
        HashAlgorithmName.MD5,
        16,
        false
    );

    public static readonly IReadOnlyList<DigestKind> All = [Sha256, Sha384, Sha512, Sha1, Md5];

    private static readonly FrozenDictionary<string, DigestKind> ByOid = All.ToFrozenDictionary(
        kind => kind.Oid,
        StringComparer.Ordinal
    );

    public static DigestKind? FromOid(string oid) => ByOid.GetValueOrDefault(oid);

    public static DigestKind? FromName(string name) =>
        All.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public byte[] Hash(ReadOnlySpan<byte> bytes) => CryptographicOperations.HashData(Algorithm, bytes);
}
