using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>
/// Works out what a certificate itself says of its keys. The library checks only the arithmetic; expiry, revocation, key flags,
/// the subkey's own consent and the strength of the binding signatures are judged here (RFC 9580 §5.2.3, §10.1).
/// </summary>
internal static class KeyAssessment
{
    private const int SignFlag = 0x02;

    public static OpenPgpKey Of(PgpPublicKeyRing ring, OpenPgpPolicy policy)
    {
        var primary = ring.GetPublicKey();
        var self = LatestSelfSignature(primary, out var weakSelf);
        var revoked = primary
            .GetSignaturesOfType(PgpSignature.KeyRevocation)
            .Any(s => Verifies(s, primary, () => s.VerifyCertification(primary)));
        var primaryExpiry = Expiry(primary, self);
        var signing = new Dictionary<long, SigningKey>();
        foreach (var key in ring.GetPublicKeys())
        {
            var assessed = key.IsMasterKey
                ? Primary(key, self, weakSelf, revoked, primaryExpiry, policy)
                : Subkey(key, primary, self, weakSelf, revoked, primaryExpiry, policy);
            signing.TryAdd(key.KeyId, assessed);
        }
        return new()
        {
            Fingerprint = Convert.ToHexString(primary.GetFingerprint()),
            UserIds = [.. primary.GetUserIds().Take(16)],
            CreatedAt = Utc(primary.CreationTime),
            ExpiresAt = primaryExpiry,
            IsRevoked = revoked,
            Encoded = ring.GetEncoded(),
            SigningKeys = signing,
        };
    }

    public static bool IsStrong(HashAlgorithmTag hash) =>
        hash
            is HashAlgorithmTag.Sha256
                or HashAlgorithmTag.Sha384
                or HashAlgorithmTag.Sha512
                or HashAlgorithmTag.Sha3_256
                or HashAlgorithmTag.Sha3_512;

    private static SigningKey Primary(
        PgpPublicKey key,
        PgpSignature? self,
        bool weakSelf,
        bool revoked,
        DateTimeOffset? expiry,
        OpenPgpPolicy policy
    )
    {
        var (refusal, text) = Common(key, self, weakSelf, revoked, policy);
        // A primary key without flags may sign (RFC 9580 leaves it open; old keys rely on it); one with flags only as they say.
        if (refusal is null && HasFlags(self!) && (self!.GetHashedSubPackets().GetKeyFlags() & SignFlag) == 0)
            (refusal, text) = (
                SignatureVerdict.KeyNotForSigning,
                "The primary key is not marked for signing."
            );
        return new(key, Utc(key.CreationTime), expiry, refusal, text);
    }

    private static SigningKey Subkey(
        PgpPublicKey key,
        PgpPublicKey primary,
        PgpSignature? self,
        bool weakSelf,
        bool revoked,
        DateTimeOffset? primaryExpiry,
        OpenPgpPolicy policy
    )
    {
        var binding = key.GetSignaturesOfType(PgpSignature.SubkeyBinding)
            .Where(s => IsStrong(s.HashAlgorithm))
            .Where(s => Verifies(s, primary, () => s.VerifyCertification(primary, key)))
            .MaxBy(s => s.CreationTime);
        var expiry = Earlier(primaryExpiry, Expiry(key, binding));
        var (refusal, text) = Common(primary, self, weakSelf, revoked, policy);
        if (refusal is null)
            (refusal, text) = Strength(key, policy);
        if (
            refusal is null
            && key.GetSignaturesOfType(PgpSignature.SubkeyRevocation)
                .Any(s => Verifies(s, primary, () => s.VerifyCertification(primary, key)))
        )
            (refusal, text) = (SignatureVerdict.KeyRevoked, "The subkey was revoked.");
        if (refusal is null && binding is null)
            (refusal, text) = (
                SignatureVerdict.KeyNotForSigning,
                "The primary key does not vouch for the subkey."
            );
        if (refusal is null && (binding!.GetHashedSubPackets()?.GetKeyFlags() & SignFlag) is null or 0)
            (refusal, text) = (SignatureVerdict.KeyNotForSigning, "The subkey is not marked for signing.");
        if (refusal is null && !ConsentsTo(binding!, primary, key))
            (refusal, text) = (
                SignatureVerdict.KeyNotForSigning,
                "The subkey's own consent (back signature) is missing."
            );
        return new(key, Utc(key.CreationTime), expiry, refusal, text);
    }

    private static (SignatureVerdict?, string) Common(
        PgpPublicKey primary,
        PgpSignature? self,
        bool weakSelf,
        bool revoked,
        OpenPgpPolicy policy
    )
    {
        if (revoked)
            return (SignatureVerdict.KeyRevoked, "The key was revoked.");
        var strength = Strength(primary, policy);
        if (strength.Item1 is not null)
            return strength;
        if (self is not null)
            return (null, "");
        return weakSelf
            ? (SignatureVerdict.WeakHash, "The key vouches for itself only with SHA-1 or weaker.")
            : (SignatureVerdict.KeyNotForSigning, "The key carries no valid signature of its own.");
    }

    private static (SignatureVerdict?, string) Strength(PgpPublicKey key, OpenPgpPolicy policy) =>
        key.Algorithm switch
        {
            PublicKeyAlgorithmTag.RsaGeneral or PublicKeyAlgorithmTag.RsaSign => key.BitStrength
            >= policy.MinimumRsaBits
                ? (null, "")
                : (
                    SignatureVerdict.WeakKey,
                    $"RSA with {key.BitStrength} bits; {policy.MinimumRsaBits} are asked."
                ),
            PublicKeyAlgorithmTag.ECDsa
            or PublicKeyAlgorithmTag.EdDsa_Legacy
            or PublicKeyAlgorithmTag.Ed25519
            or PublicKeyAlgorithmTag.Ed448 => (null, ""),
            // An encryption subkey is no fault of the certificate; it just cannot sign.
            PublicKeyAlgorithmTag.ECDH
            or PublicKeyAlgorithmTag.X25519
            or PublicKeyAlgorithmTag.X448
            or PublicKeyAlgorithmTag.RsaEncrypt
            or PublicKeyAlgorithmTag.ElGamalEncrypt => (
                SignatureVerdict.KeyNotForSigning,
                "An encryption key."
            ),
            _ => (SignatureVerdict.WeakKey, $"The algorithm {key.Algorithm} is not accepted."),
        };

    private static PgpSignature? LatestSelfSignature(PgpPublicKey primary, out bool weak)
    {
        PgpSignature? latest = null;
        var anyWeak = false;
        void Consider(PgpSignature signature, Func<bool> check)
        {
            if (signature.KeyId != primary.KeyId || !Verifies(signature, primary, check))
                return;
            if (!IsStrong(signature.HashAlgorithm))
                anyWeak = true;
            else if (latest is null || signature.CreationTime > latest.CreationTime)
                latest = signature;
        }
        foreach (var direct in primary.GetSignaturesOfType(PgpSignature.DirectKey).Take(64))
            Consider(direct, () => direct.VerifyCertification(primary));
        foreach (var user in primary.GetRawUserIds().Take(64))
        {
            foreach (
                var certification in primary
                    .GetSignaturesForId(user)
                    .Where(s => s.IsCertification())
                    .Take(256)
            )
                Consider(
                    certification,
                    () =>
                        certification.VerifyCertification(System.Text.Encoding.UTF8.GetString(user), primary)
                );
        }
        weak = anyWeak;
        return latest;
    }

    // The back signature (type 0x19) is made by the subkey over primary and subkey, so that nobody adopts another's signing key.
    private static bool ConsentsTo(PgpSignature binding, PgpPublicKey primary, PgpPublicKey key) =>
        new[] { binding.GetHashedSubPackets(), binding.GetUnhashedSubPackets() }
            .Where(packets =>
                packets is not null && packets.HasSubpacket(SignatureSubpacketTag.EmbeddedSignature)
            )
            .SelectMany(Embedded)
            .Any(s =>
                s.SignatureType == PgpSignature.PrimaryKeyBinding
                && IsStrong(s.HashAlgorithm)
                && Verifies(s, key, () => s.VerifyCertification(primary, key))
            );

    private static List<PgpSignature> Embedded(PgpSignatureSubpacketVector packets)
    {
        var found = new List<PgpSignature>();
        PgpInput.Guard(() =>
        {
            var list = packets.GetEmbeddedSignatures();
            for (var i = 0; i < list.Count; i++)
                found.Add(list[i]);
        });
        return found;
    }

    private static bool Verifies(PgpSignature signature, PgpPublicKey by, Func<bool> check)
    {
        var good = false;
        PgpInput.Guard(() =>
        {
            signature.InitVerify(by);
            good = check();
        });
        return good;
    }

    private static bool HasFlags(PgpSignature signature) =>
        signature.GetHashedSubPackets()?.HasSubpacket(SignatureSubpacketTag.KeyFlags) == true;

    private static DateTimeOffset? Expiry(PgpPublicKey key, PgpSignature? by)
    {
        var seconds = by?.GetHashedSubPackets()?.GetKeyExpirationTime() ?? 0;
        return seconds == 0 ? null : Utc(key.CreationTime).AddSeconds(seconds);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;

    internal static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
