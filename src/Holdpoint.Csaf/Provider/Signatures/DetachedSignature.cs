using System.Collections.Frozen;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>Checks OpenPGP detached signatures (CSAF §7.1.19) with keys that are already trusted. Never throws on input.</summary>
public static class DetachedSignature
{
    private const int MostSignatures = 8;

    // What this program understands when it is marked critical (RFC 9580 §5.2.3.7).
    private static readonly FrozenSet<SignatureSubpacketTag> Understood = new[]
    {
        SignatureSubpacketTag.CreationTime,
        SignatureSubpacketTag.ExpireTime,
        SignatureSubpacketTag.IssuerKeyId,
        SignatureSubpacketTag.IssuerFingerprint,
        SignatureSubpacketTag.SignerUserId,
    }.ToFrozenSet();

    /// <summary>Checks the signatures of a file; one valid signature is enough, otherwise the most telling failure is given.</summary>
    /// <param name="document">The signed bytes.</param>
    /// <param name="signature">Armoured or binary, at most <see cref="ProviderLimits.SidecarBytes"/>.</param>
    /// <param name="keys">The trusted keys.</param>
    /// <param name="now">The time to judge expiry by (UTC).</param>
    /// <param name="policy">What is asked; the default policy when null.</param>
    public static SignatureResult Check(
        ReadOnlySpan<byte> document,
        byte[] signature,
        IReadOnlyCollection<OpenPgpKey> keys,
        DateTimeOffset now,
        OpenPgpPolicy? policy = null
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(keys);
        if (signature.Length > ProviderLimits.SidecarBytes)
            return new(
                SignatureVerdict.Unreadable,
                $"{signature.Length} bytes are too many for a signature."
            );
        var found = new List<PgpSignature>();
        var error = PgpInput.Guard(() => found.AddRange(Read(signature)));
        if (error is not null || found.Count == 0)
            return new(SignatureVerdict.Unreadable, error ?? "No OpenPGP signature is there.");
        SignatureResult? worst = null;
        foreach (var one in found)
        {
            var result = CheckOne(document, one, keys, now, policy ?? OpenPgpPolicy.Default);
            if (result.IsValid)
                return result;
            // A failure of a known key tells more than one of an unknown key.
            if (worst is null || worst.Verdict == SignatureVerdict.UnknownKey)
                worst = result;
        }
        return worst!;
    }

    private static IEnumerable<PgpSignature> Read(byte[] bytes)
    {
        using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(bytes, writable: false));
        var packets = new PgpObjectFactory(stream);
        var count = 0;
        while (packets.NextPgpObject() is { } packet)
        {
            if (packet is not PgpSignatureList list)
                yield break;
            for (var i = 0; i < list.Count; i++)
            {
                if (count++ == MostSignatures)
                    yield break;
                yield return list[i];
            }
        }
    }

    private static SignatureResult CheckOne(
        ReadOnlySpan<byte> document,
        PgpSignature signature,
        IReadOnlyCollection<OpenPgpKey> keys,
        DateTimeOffset now,
        OpenPgpPolicy policy
    )
    {
        var issuer = signature.KeyId.ToString("X16");
        if (signature.Version != 4)
            return new(SignatureVerdict.Unreadable, $"A signature of version {signature.Version}.", issuer);
        var hashed = signature.GetHashedSubPackets();
        if (hashed is null || !hashed.HasSignatureCreationTime())
            return new(SignatureVerdict.Unreadable, "The signature carries no protected time.", issuer);
        var signedAt = KeyAssessment.Utc(hashed.GetSignatureCreationTime());
        SignatureResult Refuse(SignatureVerdict verdict, string reason, string? by = null) =>
            new(verdict, reason, by ?? issuer, signedAt);

        if (signature.SignatureType != PgpSignature.BinaryDocument)
            return Refuse(SignatureVerdict.WrongType, $"A signature of type 0x{signature.SignatureType:X2}.");
        if (!KeyAssessment.IsStrong(signature.HashAlgorithm))
            return Refuse(SignatureVerdict.WeakHash, $"Made with {signature.HashAlgorithm}.");
        foreach (var packet in hashed.ToArray())
        {
            if (packet.IsCritical() && !Understood.Contains(packet.SubpacketType))
                return Refuse(
                    SignatureVerdict.UnknownCritical,
                    $"Critical subpacket {(int)packet.SubpacketType}."
                );
        }

        var owner = keys.FirstOrDefault(key => key.SigningKeys.ContainsKey(signature.KeyId));
        if (owner is null)
            return Refuse(SignatureVerdict.UnknownKey, $"Signed by {issuer}, which is not a trusted key.");
        var signer = owner.SigningKeys[signature.KeyId];
        var by = owner.Fingerprint;
        if (signer.Refusal is { } refusal)
            return Refuse(refusal, signer.RefusalText, by);
        if (signedAt > now + policy.ClockSkew)
            return Refuse(SignatureVerdict.WrongTime, $"Dated {signedAt:u}, in the future.", by);
        if (signedAt < signer.CreatedAt)
            return Refuse(SignatureVerdict.WrongTime, $"Dated {signedAt:u}, before its key existed.", by);
        if (
            signer.ExpiresAt is { } end
            && (signedAt > end || (now > end && !policy.AcceptSignedBeforeExpiry))
        )
            return Refuse(SignatureVerdict.KeyExpired, $"The key expired on {end:u}.", by);
        if (hashed.HasSignatureExpirationTime() && hashed.GetSignatureExpirationTime() is > 0 and var seconds)
        {
            if (now > signedAt.AddSeconds(seconds))
                return Refuse(
                    SignatureVerdict.SignatureExpired,
                    $"Expired on {signedAt.AddSeconds(seconds):u}.",
                    by
                );
        }
        return IsRight(document, signature, signer.Key)
            ? new(SignatureVerdict.Valid, $"Signed on {signedAt:u} by {by}.", by, signedAt)
            : Refuse(SignatureVerdict.Wrong, "The bytes are not the ones that were signed.", by);
    }

    private static bool IsRight(ReadOnlySpan<byte> document, PgpSignature signature, PgpPublicKey key)
    {
        try
        {
            signature.InitVerify(key);
            signature.Update(document);
            return signature.Verify();
        }
#pragma warning disable CA1031 // As in PgpInput: whatever the library throws on crafted numbers means "not right".
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
