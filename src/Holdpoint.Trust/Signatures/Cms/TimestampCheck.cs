using System.Formats.Asn1;
using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Certificates;

namespace Holdpoint.Trust.Signatures.Cms;

/// <summary>
/// Countersignatures that tell when a signature existed: RFC 3161 tokens and the legacy PKCS #9 form. One that is wrong makes
/// the signature wrong; one of an authority that nobody named proves no time.
/// </summary>
internal static class TimestampCheck
{
    /// <summary>The countersignature; null where there is none or where it is wrong (the rules say so).</summary>
    public static TimestampFacts? Of(
        CmsSigner signer,
        IReadOnlyList<Certificate> beside,
        SignatureTrust trust,
        string? fileSha256,
        RuleList rules
    )
    {
        var token = signer
            .UnsignedValues(Oids.MicrosoftTimestamp)
            .Concat(signer.UnsignedValues(Oids.TimestampToken))
            .FirstOrDefault();
        if (token is not null)
            return Token(token, signer, trust, fileSha256, rules);
        // A NuGet package's countersignature is a second publisher, not a time: that one has a content type.
        foreach (var value in signer.UnsignedValues(Oids.CounterSignature))
        {
            if (CmsReader.ReadSigner(value) is { } counter)
            {
                if (counter.SignedValue(Oids.CommitmentType) is null)
                    return Legacy(counter, signer, beside, trust, fileSha256, rules);
            }
            else
            {
                rules.Fail("timestamp", "The countersignature cannot be read.");
            }
        }
        return null;
    }

    private static TimestampFacts? Token(
        byte[] encoded,
        CmsSigner signer,
        SignatureTrust trust,
        string? fileSha256,
        RuleList rules
    )
    {
        if (
            CmsReader.Read(encoded)
                is not { ContentType: Oids.TstInfo, Content: { } content, Signers: [var authority] } message
            || message.EncodedLength != encoded.Length
            || TimestampToken.Read(content) is not { } info
            || DigestKind.FromOid(info.DigestOid) is not { } digest
        )
            return Wrong(rules, "The timestamp cannot be read.");
        if (!CryptographicOperations.FixedTimeEquals(digest.Hash(signer.Signature), info.Imprint))
            return Wrong(rules, "The timestamp is about another signature.");
        var certificates = message.Certificates.Select(Certificate.Read).OfType<Certificate>().ToArray();
        if (CmsCheck.Find(authority, certificates) is not { } certificate)
            return Wrong(rules, "The timestamp comes without its signer's certificate.");
        if (SigningCertificate.Names(authority, certificate) is not true)
            return Wrong(rules, "The timestamp does not name its signer's certificate.");
        return Judge(
            "rfc3161",
            authority,
            certificate,
            certificates,
            content,
            Oids.TstInfo,
            info.Time,
            digest,
            trust,
            fileSha256,
            rules
        );
    }

    private static TimestampFacts? Legacy(
        CmsSigner counter,
        CmsSigner signer,
        IReadOnlyList<Certificate> beside,
        SignatureTrust trust,
        string? fileSha256,
        RuleList rules
    )
    {
        if (CmsCheck.Find(counter, beside) is not { } certificate)
            return Wrong(rules, "The countersignature comes without its signer's certificate.");
        if (Time(counter) is not { } time)
            return Wrong(rules, "The countersignature tells no time.");
        return Judge(
            "pkcs9",
            counter,
            certificate,
            beside,
            signer.Signature,
            null,
            time,
            null,
            trust,
            fileSha256,
            rules
        );
    }

    private static TimestampFacts? Judge(
        string kind,
        CmsSigner by,
        Certificate certificate,
        IReadOnlyList<Certificate> beside,
        byte[] signed,
        string? contentType,
        DateTimeOffset time,
        DigestKind? imprint,
        SignatureTrust trust,
        string? fileSha256,
        RuleList rules
    )
    {
        if (DigestKind.FromOid(by.DigestOid) is not { } digest)
            return Wrong(rules, $"The timestamp's digest algorithm {by.DigestOid} is not known.");
        var inner = new RuleList();
        if (!CmsCheck.Holds(by, certificate, contentType, digest.Hash(signed), inner))
            return Wrong(rules, $"The timestamp is wrong: {inner.FirstFailure!.Text}");
        TimestampFacts Untrusted(string why, IReadOnlyList<Certificate>? path = null)
        {
            rules.Skip(
                "timestamp",
                $"A timestamp of {time:u} proves no time: {why}.",
                certificate.Facts.Subject
            );
            return new(
                kind,
                time,
                false,
                certificate.Facts.Subject,
                [.. (path ?? [certificate]).Select(c => c.Facts)]
            );
        }
        if (
            new[] { digest, imprint }.FirstOrDefault(one =>
                one is not null && !trust.Accepts(one, fileSha256)
            ) is
            { } weak
        )
            return Untrusted($"it was made with {weak.Name}");
        if (time > trust.At + SignatureLimits.ClockSkew)
            return Wrong(rules, $"The timestamp is dated {time:u}, in the future.");
        if (certificate.Usages is not [Oids.TimeStamping])
            return Untrusted("its signer is not certified for time-stamping alone");
        var anchors = new Anchors(trust.Roots, trust.Policy, "timestamp", trust.At);
        var (path, problem) = new ChainBuilder(
            beside,
            anchors,
            ChainPurpose.Timestamp,
            time,
            one => trust.Accepts(one, fileSha256)
        ).Build(certificate);
        if (problem is not null)
            return Untrusted(problem, path);
        var revocation = new RuleList();
        if (!RevocationCheck.Holds(path, trust.RevocationLists, time, trust.At, false, revocation))
            return Untrusted(revocation.FirstFailure!.Text, path);
        rules.Pass("timestamp", $"Existed on {time:u} ({kind}).", certificate.Facts.Subject);
        return new(kind, time, true, certificate.Facts.Subject, [.. path.Select(one => one.Facts)]);
    }

    private static TimestampFacts? Wrong(RuleList rules, string text)
    {
        rules.Fail("timestamp", text);
        return null;
    }

    /// <summary>The time that a signer states himself.</summary>
    public static DateTimeOffset? Time(CmsSigner signer)
    {
        if (signer.SignedValue(Oids.SigningTime) is not { } value)
            return null;
        DateTimeOffset? time = null;
        AsnInput.Try(() =>
        {
            var reader = new AsnReader(value, AsnEncodingRules.BER);
            time = reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
                ? reader.ReadUtcTime()
                : reader.ReadGeneralizedTime();
            return "";
        });
        return time;
    }
}
