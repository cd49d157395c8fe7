using System.Text;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>
/// Works out which keys of a certificate may sign (RFC 9580 §5.2.3, §10.1). The library checks arithmetic only: self
/// signatures, expiry, revocation, flags, the subkey's own consent and the strength of all these are judged here.
/// </summary>
internal static class PgpCertificate
{
    private const int Most = 256;
    private const int MaySign = 0x02;

    public static IEnumerable<PgpSigningKey> Keys(PgpPublicKeyRing ring)
    {
        var primary = ring.GetPublicKey();
        var self = SelfSignature(primary);
        var owner = Convert.ToHexString(primary.GetFingerprint());
        var user = primary.GetUserIds().FirstOrDefault() ?? owner;
        var end = End(primary, self);
        var refusal =
            IsRevoked(primary, primary, PgpSignature.KeyRevocation) ? "the key was revoked"
            : PgpStrength.WhyWeak(primary) is { } weak ? weak
            : self is null ? "the key carries no strong signature of its own"
            : null;
        foreach (var key in ring.GetPublicKeys().Take(Most))
        {
            if (key.IsMasterKey)
            {
                yield return new(
                    key,
                    owner,
                    user,
                    Utc(key.CreationTime),
                    end,
                    refusal ?? WhyNotPrimary(self!)
                );
                continue;
            }
            var binding = Latest(
                key.GetSignaturesOfType(PgpSignature.SubkeyBinding),
                one => one.InitAndVerify(primary, () => one.VerifyCertification(primary, key))
            );
            yield return new(
                key,
                owner,
                user,
                Utc(key.CreationTime),
                Earlier(end, End(key, binding)),
                refusal ?? WhyNotSubkey(key, primary, binding)
            );
        }
    }

    // Without flags a primary key may sign; with flags only as they say.
    private static string? WhyNotPrimary(PgpSignature self) =>
        Flags(self) is { } flags && (flags & MaySign) == 0
            ? "the primary key is not marked for signing"
            : null;

    private static string? WhyNotSubkey(PgpPublicKey key, PgpPublicKey primary, PgpSignature? binding) =>
        PgpStrength.WhyWeak(key) is { } weak ? weak
        : IsRevoked(key, primary, PgpSignature.SubkeyRevocation) ? "the subkey was revoked"
        : binding is null ? "the primary key does not vouch for the subkey"
        : ((Flags(binding) ?? 0) & MaySign) == 0 ? "the subkey is not marked for signing"
        : !Consents(binding, primary, key) ? "the subkey's own consent (back signature) is missing"
        : null;

    private static PgpSignature? SelfSignature(PgpPublicKey primary)
    {
        var direct = primary
            .GetSignaturesOfType(PgpSignature.DirectKey)
            .Take(Most)
            .Where(one => one.InitAndVerify(primary, () => one.VerifyCertification(primary)));
        var users = primary
            .GetRawUserIds()
            .Take(Most)
            .SelectMany(user =>
                primary
                    .GetSignaturesForId(user)
                    .Where(one => one.IsCertification() && one.KeyId == primary.KeyId)
                    .Take(Most)
                    .Where(one =>
                        one.InitAndVerify(
                            primary,
                            () => one.VerifyCertification(Encoding.UTF8.GetString(user), primary)
                        )
                    )
            );
        return Latest(direct.Concat(users), _ => true);
    }

    private static PgpSignature? Latest(
        IEnumerable<PgpSignature> signatures,
        Func<PgpSignature, bool> holds
    ) =>
        signatures
            .Take(Most)
            .Where(one => PgpStrength.IsStrong(one.HashAlgorithm) && holds(one))
            .MaxBy(one => one.CreationTime);

    // Any revocation counts whatever its hash: taking one for good that is not costs a question, the other way a plant.
    private static bool IsRevoked(PgpPublicKey key, PgpPublicKey primary, int kind) =>
        key.GetSignaturesOfType(kind)
            .Take(Most)
            .Any(one =>
                one.InitAndVerify(
                    primary,
                    () =>
                        key.IsMasterKey ? one.VerifyCertification(key) : one.VerifyCertification(primary, key)
                )
            );

    // Made by the subkey over both keys (type 0x19), so that nobody adopts another's signing key.
    private static bool Consents(PgpSignature binding, PgpPublicKey primary, PgpPublicKey key)
    {
        var found = new List<PgpSignature>();
        foreach (var packets in new[] { binding.GetHashedSubPackets(), binding.GetUnhashedSubPackets() })
        {
            PgpInput.Try(() =>
            {
                if (packets is null || !packets.HasSubpacket(SignatureSubpacketTag.EmbeddedSignature))
                    return false;
                var list = packets.GetEmbeddedSignatures();
                for (var i = 0; i < list.Count; i++)
                    found.Add(list[i]);
                return true;
            });
        }
        return found.Exists(one =>
            one.SignatureType == PgpSignature.PrimaryKeyBinding
            && PgpStrength.IsStrong(one.HashAlgorithm)
            && one.InitAndVerify(key, () => one.VerifyCertification(primary, key))
        );
    }

    private static int? Flags(PgpSignature signature) =>
        signature.GetHashedSubPackets() is { } packets && packets.HasSubpacket(SignatureSubpacketTag.KeyFlags)
            ? packets.GetKeyFlags()
            : null;

    private static DateTimeOffset? End(PgpPublicKey key, PgpSignature? by)
    {
        var seconds = by?.GetHashedSubPackets()?.GetKeyExpirationTime() ?? 0;
        return seconds == 0 ? null : Utc(key.CreationTime).AddSeconds(seconds);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;

    public static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static bool InitAndVerify(this PgpSignature signature, PgpPublicKey by, Func<bool> verify) =>
        PgpInput.Try(() =>
        {
            signature.InitVerify(by);
            return verify();
        });
}
