using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Holdpoint.Trust.Signatures.OpenPgp;

/// <summary>Takes signature packets out of a detached signature.</summary>
internal static class PgpPackets
{
    /// <summary>Whether the bytes look like armour or like a binary signature packet (RFC 9580 §4.2).</summary>
    public static bool LookLikeSignature(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("-----BEGIN PGP SIGNATURE-----"u8) is >= 0 and < 4096
        || (bytes.Length > 10 && (bytes[0] is 0x88 or 0x89 or 0x8A or 0xC2));

    /// <summary>The signatures; empty where there is none or anything else is among them.</summary>
    public static IReadOnlyList<PgpSignature> Signatures(byte[] bytes)
    {
        var found = new List<PgpSignature>();
        if (bytes.Length > SignatureLimits.SignatureBytes)
            return found;
        var read = PgpInput.Try(() =>
        {
            var packets = new PgpObjectFactory(
                PgpUtilities.GetDecoderStream(new MemoryStream(bytes, writable: false))
            );
            while (packets.NextPgpObject() is { } packet)
            {
                if (packet is not PgpSignatureList list)
                    return false;
                for (var i = 0; i < list.Count; i++)
                {
                    if (found.Count == SignatureLimits.Nested)
                        return false;
                    found.Add(list[i]);
                }
            }
            return true;
        });
        return read ? found : [];
    }
}
