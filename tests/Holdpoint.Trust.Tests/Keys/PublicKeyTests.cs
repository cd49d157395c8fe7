using System.Security.Cryptography;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Tests.Keys;

public class PublicKeyTests
{
    private static readonly byte[] Message = "a message"u8.ToArray();

    // RFC 8032, clause 7.1, test 2.
    [Fact]
    public void Ed25519_signs_as_the_standard_shows()
    {
        using var signer = new Ed25519Signer(
            Convert.FromHexString("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        );
        Assert.Equal(
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            signer.PublicKey.ToString()
        );
        Assert.Equal(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            Convert.ToHexStringLower(signer.Sign([0x72]))
        );
    }

    [Fact]
    public void Ed25519_points_on_which_verifiers_disagree_are_no_keys()
    {
        Assert.Null(PublicKey.FromEd25519(new byte[32]));
        Assert.Null(PublicKey.FromEd25519([1, .. new byte[31]]));
        Assert.Null(PublicKey.FromEd25519(Enumerable.Repeat((byte)0xff, 32).ToArray()));
    }

    [Fact]
    public void Ecdsa_keys_verify_signatures_in_DER_and_nothing_else()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = PublicKey.FromPem(
            SignatureScheme.EcdsaSha2NistP256,
            ecdsa.ExportSubjectPublicKeyInfoPem()
        )!;
        var der = ecdsa.SignData(Message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var raw = ecdsa.SignData(Message, HashAlgorithmName.SHA256);
        Assert.True(key.Verify(Message, der));
        Assert.False(key.Verify(Message, raw));
        Assert.False(key.Verify("another"u8, der));
    }

    [Fact]
    public void Another_curve_is_no_key_of_this_scheme()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Null(
            PublicKey.FromPem(SignatureScheme.EcdsaSha2NistP256, ecdsa.ExportSubjectPublicKeyInfoPem())
        );
    }

    [Theory]
    [InlineData(2048, true)]
    [InlineData(1024, false)]
    public void Rsa_keys_have_2048_bits_or_more(int bits, bool accepted)
    {
        using var rsa = RSA.Create(bits);
        var key = PublicKey.FromPem(SignatureScheme.RsaPssSha256, rsa.ExportSubjectPublicKeyInfoPem());
        Assert.Equal(accepted, key is not null);
        if (key is null)
            return;
        Assert.True(
            key.Verify(Message, rsa.SignData(Message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))
        );
        Assert.False(
            key.Verify(Message, rsa.SignData(Message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        );
    }

    [Fact]
    public void A_key_read_back_from_its_text_is_the_same_key()
    {
        using var rsa = RSA.Create(2048);
        var key = PublicKey.FromPem(SignatureScheme.RsaPssSha256, rsa.ExportSubjectPublicKeyInfoPem())!;
        Assert.Equal(key, PublicKey.FromPem(SignatureScheme.RsaPssSha256, key.ToString()));
    }
}
