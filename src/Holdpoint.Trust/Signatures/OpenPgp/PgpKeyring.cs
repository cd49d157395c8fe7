using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>Reads OpenPGP certificates, armoured or binary, several in a file. Secret keys are never used.</summary>
internal static class PgpKeyring
{
    private const int MostCertificates = 1024;

    /// <summary>Every key of the certificates; empty where there is none.</summary>
    public static IReadOnlyList<PgpSigningKey> Read(byte[] bytes)
    {
        var keys = new List<PgpSigningKey>();
        if (bytes.Length > SignatureLimits.TextBytes)
            return keys;
        // Armoured blocks may follow each other: the decoder stops at the end of one.
        using var memory = new MemoryStream(bytes, writable: false);
        for (var blocks = 0; blocks < MostCertificates && memory.Position < memory.Length; blocks++)
        {
            var before = memory.Position;
            var read = PgpInput.Try(() =>
            {
                var packets = new PgpObjectFactory(PgpUtilities.GetDecoderStream(memory));
                while (keys.Count < MostCertificates && packets.NextPgpObject() is { } found)
                {
                    if (found is PgpPublicKeyRing ring)
                        keys.AddRange(PgpCertificate.Keys(ring));
                }
                return true;
            });
            if (!read || memory.Position == before)
                break;
        }
        return keys;
    }
}
