using Holdpoint.Csaf.Provider.Signatures;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace Holdpoint.Csaf.Tests.Provider.Signatures;

/// <summary>Certificates no honest program makes: each would let a stranger's key speak for a trusted one.</summary>
public class CraftedKeyTests
{
    private const int Sign = PgpKeyFlags.CanSign;
    private const int Certify = PgpKeyFlags.CanCertify;
    private static readonly byte[] Document = "{}"u8.ToArray();

    [Fact]
    public void A_signing_subkey_that_agreed_is_good() =>
        Assert.Equal(SignatureVerdict.Valid, CheckSubkey(Sign, backSigned: true));

    [Fact]
    public void A_signing_subkey_that_never_agreed_verifies_nothing() =>
        Assert.Equal(SignatureVerdict.KeyNotForSigning, CheckSubkey(Sign, backSigned: false));

    [Fact]
    public void A_subkey_not_marked_for_signing_verifies_nothing() =>
        Assert.Equal(SignatureVerdict.KeyNotForSigning, CheckSubkey(0x20, backSigned: true));

    [Fact]
    public void A_primary_key_marked_only_for_certifying_verifies_no_document()
    {
        var primary = NewPair();
        var ring = Ring(primary, Certify).GeneratePublicKeyRing();
        Assert.Equal(SignatureVerdict.KeyNotForSigning, Check(ring, primary));
    }

    [Fact]
    public void A_key_without_any_signature_of_its_own_verifies_nothing()
    {
        var primary = NewPair();
        var ring = Ring(primary, Sign | Certify).GeneratePublicKeyRing();
        var bare = ring.GetPublicKey();
        foreach (var user in bare.GetUserIds().ToList())
            bare = PgpPublicKey.RemoveCertification(bare, user);
        Assert.Equal(
            SignatureVerdict.KeyNotForSigning,
            Check(PgpPublicKeyRing.InsertPublicKey(ring, bare), primary)
        );
    }

    [Fact]
    public void A_subkey_moved_into_anothers_certificate_verifies_nothing()
    {
        var victim = Ring(NewPair(), Sign | Certify).GeneratePublicKeyRing();
        var thief = NewPair();
        var subkey = NewPair();
        var thieves = Ring(thief, Sign | Certify);
        thieves.AddSubKey(subkey, Flags(Sign), null, HashAlgorithmTag.Sha256, HashAlgorithmTag.Sha256);
        var moved = PgpPublicKeyRing.InsertPublicKey(
            victim,
            thieves.GeneratePublicKeyRing().GetPublicKey(subkey.KeyId)
        );
        Assert.Equal(SignatureVerdict.KeyNotForSigning, Check(moved, subkey));
    }

    private static SignatureVerdict CheckSubkey(int flags, bool backSigned)
    {
        var subkey = NewPair();
        var rings = Ring(NewPair(), Sign | Certify);
        if (backSigned)
            rings.AddSubKey(subkey, Flags(flags), null, HashAlgorithmTag.Sha256, HashAlgorithmTag.Sha256);
        else
            rings.AddSubKey(subkey, Flags(flags), null, HashAlgorithmTag.Sha256);
        return Check(rings.GeneratePublicKeyRing(), subkey);
    }

    private static SignatureVerdict Check(PgpPublicKeyRing ring, PgpKeyPair signer)
    {
        var generator = new PgpSignatureGenerator(signer.PublicKey.Algorithm, HashAlgorithmTag.Sha256);
        generator.InitSign(PgpSignature.BinaryDocument, signer.PrivateKey);
        var packets = new PgpSignatureSubpacketGenerator();
        packets.SetSignatureCreationTime(false, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        generator.SetHashedSubpackets(packets.Generate());
        generator.Update(Document);
        var keys = OpenPgpKeyReader.Parse(ring.GetEncoded(), "crafted").Value!;
        return DetachedSignature
            .Check(Document, generator.Generate().GetEncoded(), keys, DateTimeOffset.UtcNow)
            .Verdict;
    }

    private static PgpKeyRingGenerator Ring(PgpKeyPair primary, int flags) =>
        new(
            PgpSignature.PositiveCertification,
            primary,
            "crafted",
            SymmetricKeyAlgorithmTag.Null,
            HashAlgorithmTag.Sha256,
            Array.Empty<char>(),
            true,
            Flags(flags),
            null,
            new SecureRandom()
        );

    private static PgpSignatureSubpacketVector Flags(int flags)
    {
        var packets = new PgpSignatureSubpacketGenerator();
        packets.SetKeyFlags(false, flags);
        return packets.Generate();
    }

    private static PgpKeyPair NewPair()
    {
        var generator = new Ed25519KeyPairGenerator();
        generator.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        return new(
            PublicKeyAlgorithmTag.EdDsa_Legacy,
            generator.GenerateKeyPair(),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
    }
}
