using System.Collections.Immutable;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Tuf.Model;

/// <summary>Counts who signed a file (TUF 1.0.34, clauses 4.2.1 and 5.3.4).</summary>
public static class Thresholds
{
    /// <summary>
    /// How many different keys of the role signed the file. A key that is listed under two ids counts once.
    /// </summary>
    public static int Count(SignedFile file, ImmutableDictionary<string, KeyObject> keys, RoleKeys signers)
    {
        var signed = new HashSet<PublicKey>();
        foreach (var signature in file.Signatures)
        {
            if (
                signers.KeyIds.Contains(signature.KeyId, StringComparer.Ordinal)
                && keys.TryGetValue(signature.KeyId, out var key)
                && key.Key is { } verifier
                && !signed.Contains(verifier)
                && verifier.Verify(file.Canonical.Span, signature.Signature.AsSpan())
            )
                signed.Add(verifier);
        }
        return signed.Count;
    }

    /// <summary>Null where enough keys signed; otherwise the refusal.</summary>
    public static TufRefusal? Check(
        SignedFile file,
        ImmutableDictionary<string, KeyObject> keys,
        RoleKeys signers,
        string role,
        string name,
        string clause,
        string whose
    )
    {
        var count = Count(file, keys, signers);
        return count >= signers.Threshold
            ? null
            : new(
                RefusalCode.Threshold,
                role,
                name,
                clause,
                $"{count} of the {signers.Threshold} keys needed signed it, counted by the keys that {whose} names.",
                "a clean copy, or have it signed by enough key holders"
            );
    }
}
