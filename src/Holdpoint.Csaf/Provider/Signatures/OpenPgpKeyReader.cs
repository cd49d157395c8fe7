using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>Reads OpenPGP public keys, armoured or binary. Never throws on input.</summary>
public static class OpenPgpKeyReader
{
    /// <summary>All certificates of a file. The value is null when there is none.</summary>
    /// <param name="bytes">At most <see cref="ProviderLimits.KeyBytes"/>.</param>
    /// <param name="place">Names the file in problems.</param>
    /// <param name="policy">Decides which keys are strong enough.</param>
    public static Read<IReadOnlyList<OpenPgpKey>> Parse(
        byte[] bytes,
        string place,
        OpenPgpPolicy? policy = null
    )
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var problems = new ProblemList();
        if (bytes.Length > ProviderLimits.KeyBytes)
        {
            problems.Add("too-large", place, $"{bytes.Length} bytes; {ProviderLimits.KeyBytes} are allowed.");
            return new(null, problems.ToList());
        }
        var keys = new List<OpenPgpKey>();
        var error = PgpInput.Guard(() =>
        {
            using var stream = PgpUtilities.GetDecoderStream(new MemoryStream(bytes, writable: false));
            var packets = new PgpObjectFactory(stream);
            while (keys.Count < ProviderLimits.Keys && packets.NextPgpObject() is { } found)
            {
                if (found is PgpPublicKeyRing ring)
                    keys.Add(KeyAssessment.Of(ring, policy ?? OpenPgpPolicy.Default));
                else if (found is PgpSecretKeyRing)
                    problems.Add("secret-key", place, "A secret key is there; it is not used.");
            }
        });
        if (error is not null)
            problems.Add("not-openpgp", place, error);
        if (keys.Count == 0 && error is null)
            problems.Add("no-key", place, "No OpenPGP public key is there.");
        return new(keys.Count == 0 ? null : keys, problems.ToList());
    }
}
