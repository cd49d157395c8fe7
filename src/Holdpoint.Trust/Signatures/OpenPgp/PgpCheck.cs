using System.Collections.Frozen;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>Judges OpenPGP signatures over bytes that are read once, whatever the number of signatures.</summary>
internal static class PgpCheck
{
    // What is understood when it is marked critical (RFC 9580 §5.2.3.7); a critical notation is not.
    private static readonly FrozenSet<SignatureSubpacketTag> Understood = new[]
    {
        SignatureSubpacketTag.CreationTime,
        SignatureSubpacketTag.ExpireTime,
        SignatureSubpacketTag.IssuerKeyId,
        SignatureSubpacketTag.IssuerFingerprint,
        SignatureSubpacketTag.SignerUserId,
    }.ToFrozenSet();

    private sealed record Open(
        PgpSignature Signature,
        RuleList Rules,
        PgpSigningKey? Key,
        DateTimeOffset? Time
    );

    /// <summary>One entry a signature; a single one where the bytes hold none.</summary>
    public static IReadOnlyList<SignatureEntry> Check(byte[] signature, PgpCase asked, SignatureTrust trust)
    {
        var signatures = PgpPackets.Signatures(signature);
        if (signatures.Count == 0)
        {
            var rules = new RuleList();
            rules.Fail("layout", "No OpenPGP signature can be read.", asked.Place);
            return [Entry(asked, null, null).Decided(rules)];
        }
        var open = signatures.Select(one => Begin(one, asked, trust)).ToArray();
        var living = open.Where(one => one.Key is not null).ToArray();
        var fed =
            living.Length == 0
            || asked.Feed(piece =>
            {
                foreach (var one in living)
                    one.Signature.Update(piece);
            });
        return [.. open.Select(one => Finish(one, fed, asked, trust))];
    }

    private static Open Begin(PgpSignature signature, PgpCase asked, SignatureTrust trust)
    {
        var rules = new RuleList();
        var hashed = signature.Version == 4 ? signature.GetHashedSubPackets() : null;
        if (hashed is null || !hashed.HasSignatureCreationTime())
        {
            rules.Fail(
                "unsupported",
                $"A signature of version {signature.Version} without a protected time."
            );
            return new(signature, rules, null, null);
        }
        var time = PgpCertificate.Utc(hashed.GetSignatureCreationTime());
        var wanted = asked.IsText ? PgpSignature.CanonicalTextDocument : PgpSignature.BinaryDocument;
        if (signature.SignatureType != wanted && signature.SignatureType != PgpSignature.BinaryDocument)
            rules.Fail(
                "signature-type",
                $"A signature of type 0x{signature.SignatureType:X2} is not about a file."
            );
        foreach (var packet in hashed.ToArray())
        {
            if (packet.IsCritical() && !Understood.Contains(packet.SubpacketType))
                rules.Fail(
                    "critical",
                    $"It has the critical part {(int)packet.SubpacketType}, which is not understood."
                );
        }
        var key = trust.PgpKeys.FirstOrDefault(one => one.Key.KeyId == signature.KeyId);
        if (key is null)
        {
            rules.Fail(
                "key",
                $"Signed by the key {signature.KeyId:X16}, which is not among the trusted ones."
            );
            return new(signature, rules, null, time);
        }
        return PgpInput.Try(() =>
        {
            signature.InitVerify(key.Key);
            return true;
        })
            ? new(signature, rules, key, time)
            : new(signature, Failed(rules), null, time);
    }

    private static RuleList Failed(RuleList rules)
    {
        rules.Fail("algorithm", "The key cannot make such a signature.");
        return rules;
    }

    private static SignatureEntry Finish(Open one, bool fed, PgpCase asked, SignatureTrust trust)
    {
        var entry = Entry(asked, one.Signature, one.Key) with { ClaimedTime = one.Time };
        if (one is not { Key: { } key, Time: { } time })
            return entry.Decided(one.Rules);
        var rules = one.Rules;
        var right = fed && PgpInput.Try(one.Signature.Verify);
        rules.Check(
            "signature",
            right,
            "The signature is right.",
            "The signature is not one of this key over these bytes."
        );
        if (!right)
            return entry.Decided(rules);
        var hash = one.Signature.HashAlgorithm;
        rules.Check(
            "strength",
            PgpStrength.IsStrong(hash),
            $"{hash} stands.",
            $"{hash} no longer proves anything."
        );
        rules.Check(
            "key-use",
            key.Refusal is null,
            "The key may sign.",
            $"Nothing that this key signed counts: {key.Refusal}."
        );
        Times(one.Signature, key, time, trust, rules);
        var vendor = PolicyKey.Vendor("openpgp", key.Owner, asked.Format, time, trust, rules);
        return (entry with { IntegrityHolds = true, Vendor = vendor }).Decided(rules);
    }

    // The time is the signer's own word: it can only make things worse for him.
    private static void Times(
        PgpSignature signature,
        PgpSigningKey key,
        DateTimeOffset time,
        SignatureTrust trust,
        RuleList rules
    )
    {
        if (time > trust.At + SignatureLimits.ClockSkew)
            rules.Fail("time", $"Dated {time:u}, in the future.");
        if (time < key.CreatedAt)
            rules.Fail("time", $"Dated {time:u}, before its key was made.");
        if (key.ExpiresAt is { } end)
        {
            if (time > end)
                rules.Fail("expiry", $"Dated {time:u}; the key expired on {end:u}.");
            else if (trust.At > end)
                rules.Skip(
                    "expiry",
                    $"The key expired on {end:u}, after the date that the signature states itself."
                );
            else
                rules.Pass("expiry", $"The key is valid until {end:u}.");
        }
        var seconds = signature.GetHashedSubPackets().GetSignatureExpirationTime();
        if (seconds > 0 && trust.At > time.AddSeconds(seconds))
            rules.Fail("expiry", $"The signature itself expired on {time.AddSeconds(seconds):u}.");
    }

    private static SignatureEntry Entry(PgpCase asked, PgpSignature? signature, PgpSigningKey? key) =>
        new()
        {
            Kind = asked.Kind,
            Place = asked.Place,
            Verdict = SignatureVerdict.Invalid,
            Code = "",
            Reason = "",
            DigestAlgorithm = signature?.HashAlgorithm.ToString().ToLowerInvariant(),
            SignatureAlgorithm = signature?.KeyAlgorithm.ToString().ToLowerInvariant(),
            Signer = key?.User,
            KeyId = key?.Owner ?? signature?.KeyId.ToString("X16"),
        };
}
