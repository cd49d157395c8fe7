using System.Globalization;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Holdpoint.Trust.Signatures.Minisign;

/// <summary>Judges a minisign or signify signature.</summary>
internal static class MinisignCheck
{
    // "Ed" signs the file itself: Ed25519 then needs all of it at once.
    private const int MostInMemory = 64 << 20;

    public static SignatureEntry Check(SignedFile file, SideFile side, string format, SignatureTrust trust)
    {
        var rules = new RuleList();
        var entry = new SignatureEntry
        {
            Kind = "minisign",
            Place = side.Name,
            Verdict = SignatureVerdict.Invalid,
            Code = "",
            Reason = "",
            SignatureAlgorithm = "ed25519",
        };
        if (MinisignFile.Read(side.Content.Span) is not { } signature)
        {
            rules.Fail("layout", "No minisign or signify signature can be read.");
            return entry.Decided(rules);
        }
        entry = entry with
        {
            KeyId = signature.KeyId,
            DigestAlgorithm = signature.IsPreHashed ? "blake2b512" : null,
            ClaimedTime = Time(signature.Comment),
        };
        if (trust.MinisignKeys.FirstOrDefault(one => one.Id == signature.KeyId) is not { } key)
        {
            rules.Fail("key", $"Signed by the key {signature.KeyId}, which is not among the trusted ones.");
            return entry.Decided(rules);
        }
        if (!signature.IsPreHashed && file.Length > MostInMemory)
        {
            rules.Fail(
                "unsupported",
                $"A signature over {file.Length} bytes without a digest is not judged."
            );
            return entry.Decided(rules);
        }
        var message = signature.IsPreHashed ? Digest(file) : file.Read(0, (int)file.Length);
        rules.Check(
            "signature",
            message is not null && key.Key.Verify(message, signature.Signature),
            "The signature is right.",
            "The signature is not one of this key over these bytes."
        );
        if (signature.Comment is { } comment)
        {
            rules.Check(
                "comment",
                key.Key.Verify([.. signature.Signature, .. comment], signature.CommentSignature),
                $"The trusted comment is signed: {Encoding.UTF8.GetString(comment)}",
                "The trusted comment is not the one that was signed."
            );
        }
        if (rules.FirstFailure is not null)
            return entry.Decided(rules);
        var vendor = PolicyKey.Vendor("minisign", key.Id, format, trust.At, trust, rules);
        return (entry with { IntegrityHolds = true, Signer = $"minisign {key.Id}", Vendor = vendor }).Decided(
            rules
        );
    }

    private static byte[]? Digest(SignedFile file)
    {
        var digest = new Blake2bDigest(512);
        if (!file.Feed([new(0, file.Length)], digest.BlockUpdate))
            return null;
        var hash = new byte[64];
        digest.DoFinal(hash, 0);
        return hash;
    }

    private static DateTimeOffset? Time(byte[]? comment)
    {
        var text = comment is null ? "" : Encoding.UTF8.GetString(comment);
        var part = text.Split('\t')
            .FirstOrDefault(one => one.StartsWith("timestamp:", StringComparison.Ordinal));
        return
            part is not null
            && long.TryParse(part["timestamp:".Length..], NumberStyles.None, null, out var seconds)
            && seconds < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }
}
