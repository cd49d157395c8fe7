using Holdpoint.Trust.Signatures.Certificates;
using Holdpoint.Trust.Signatures.Cms;

namespace Holdpoint.Trust.Signatures.Detached;

/// <summary>A CMS signature beside its file (.p7s, .p7m), DER or PEM. One that brings a content of its own must bring this file's.</summary>
internal static class DetachedCms
{
    private static readonly string[] Labels = ["CMS", "PKCS7", "PKCS #7 SIGNED DATA"];

    public static bool Recognises(ReadOnlySpan<byte> bytes) => Message(bytes) is not null;

    public static IReadOnlyList<SignatureEntry> Check(
        SignedFile file,
        SideFile side,
        string format,
        SignatureTrust trust
    )
    {
        var message = Message(side.Content.Span)!;
        var certificates = message.Certificates.Select(Certificate.Read).OfType<Certificate>().ToArray();
        var kinds = message
            .Signers.Select(signer => DigestKind.FromOid(signer.DigestOid))
            .OfType<DigestKind>();
        var digests = file.Hash([new(0, file.Length)], [.. kinds.Append(DigestKind.Sha256)]);
        var sha256 = digests is null ? null : Convert.ToHexStringLower(digests[DigestKind.Sha256]);
        if (message.Signers.Count == 0)
            return [Judge(null)];
        return [.. message.Signers.Select(Judge)];

        SignatureEntry Judge(CmsSigner? signer)
        {
            var rules = new RuleList();
            if (message.ContentType != Oids.Data)
                rules.Fail(
                    "content-type",
                    $"The signature is about {message.ContentType}, not about a file."
                );
            if (
                message.Content is { } content
                && !DigestKind.Sha256.Hash(content).AsSpan().SequenceEqual(digests?[DigestKind.Sha256])
            )
                rules.Fail("digest", "The signature brings another content than the file.");
            if (signer is null)
            {
                rules.Fail("signers", "The message has no signer.");
                return new SignatureEntry
                {
                    Kind = "cms",
                    Place = side.Name,
                    Verdict = SignatureVerdict.Invalid,
                    Code = "",
                    Reason = "",
                }.Decided(rules);
            }
            var kind = DigestKind.FromOid(signer.DigestOid);
            return CmsJudge.Judge(
                new()
                {
                    Kind = "cms",
                    Place = side.Name,
                    Format = format,
                    Signer = signer,
                    Certificates = certificates,
                    ContentType = Oids.Data,
                    ContentDigest = kind is null ? null : digests?.GetValueOrDefault(kind),
                    Purpose = ChainPurpose.Document,
                    FileSha256 = sha256,
                },
                trust,
                rules
            );
        }
    }

    // Nothing may follow the message, in either form.
    private static CmsMessage? Message(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SignatureLimits.SignatureBytes)
            return null;
        var der = bytes is [0x30, ..] ? bytes.ToArray() : FirstBlock(bytes);
        return der is not null && CmsReader.Read(der) is { } message && message.EncodedLength == der.Length
            ? message
            : null;
    }

    private static byte[]? FirstBlock(ReadOnlySpan<byte> bytes)
    {
        foreach (var label in Labels)
        {
            if (PemFile.Blocks(bytes, label) is [var block, ..])
                return block;
        }
        return null;
    }
}
