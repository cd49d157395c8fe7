using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>An Ed25519 OpenPGP key made in the process: signs thousands of documents in a second.</summary>
internal sealed class TestKey
{
    private readonly PgpPrivateKey secret;

    public TestKey(string user = "provider.test")
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        var pair = new PgpKeyPair(
            PublicKeyAlgorithmTag.EdDsa_Legacy,
            generator.GenerateKeyPair(),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        var flags = new PgpSignatureSubpacketGenerator();
        flags.SetKeyFlags(false, PgpKeyFlags.CanSign | PgpKeyFlags.CanCertify);
        var rings = new PgpKeyRingGenerator(
            PgpSignature.PositiveCertification,
            pair,
            user,
            SymmetricKeyAlgorithmTag.Null,
            HashAlgorithmTag.Sha256,
            Array.Empty<char>(),
            true,
            flags.Generate(),
            null,
            new SecureRandom()
        );
        var ring = rings.GeneratePublicKeyRing();
        secret = pair.PrivateKey;
        Fingerprint = Convert.ToHexString(ring.GetPublicKey().GetFingerprint());
        using var text = new MemoryStream();
        using (var armor = new ArmoredOutputStream(text))
            ring.Encode(armor);
        Armored = text.ToArray();
    }

    public string Fingerprint { get; }

    public byte[] Armored { get; }

    public byte[] Sign(byte[] document)
    {
        var generator = new PgpSignatureGenerator(
            PublicKeyAlgorithmTag.EdDsa_Legacy,
            HashAlgorithmTag.Sha512
        );
        generator.InitSign(PgpSignature.BinaryDocument, secret);
        var packets = new PgpSignatureSubpacketGenerator();
        packets.SetSignatureCreationTime(true, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        generator.SetHashedSubpackets(packets.Generate());
        generator.Update(document);
        using var text = new MemoryStream();
        using (var armor = new ArmoredOutputStream(text))
            generator.Generate().Encode(armor);
        return text.ToArray();
    }
}
