using System.Diagnostics;
using System.Security.Cryptography;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Tests.Keys;

public class KeyFileTests
{
    private const string Passphrase = "correct horse battery";
    private static readonly byte[] Message = "a message"u8.ToArray();

    public static TheoryData<SignatureScheme> Schemes => [.. Enum.GetValues<SignatureScheme>()];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_key_opens_with_its_passphrase_only_and_signs(SignatureScheme scheme)
    {
        var (pem, key) = PrivateKeyFile.Create(scheme, Passphrase);
        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", pem);
        Assert.Null(PrivateKeyFile.Open(pem, "wrong horse battery"));
        var signer = PrivateKeyFile.Open(pem, Passphrase)!;
        Assert.Equal(key, signer.PublicKey);
        Assert.Equal(scheme, key.Scheme);
        Assert.True(key.Verify(Message, signer.Sign(Message)));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    [Trait("needs", "outside")]
    public void Openssl_opens_the_same_file(SignatureScheme scheme)
    {
        var (pem, key) = PrivateKeyFile.Create(scheme, Passphrase);
        var start = new ProcessStartInfo("openssl")
        {
            ArgumentList = { "pkey", "-pubout", "-passin", $"pass:{Passphrase}" },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var openssl = Process.Start(start)!;
        openssl.StandardInput.Write(pem);
        openssl.StandardInput.Close();
        var shown = openssl.StandardOutput.ReadToEnd();
        openssl.WaitForExit();
        Assert.Equal(0, openssl.ExitCode);
        if (scheme == SignatureScheme.Ed25519)
        {
            var der = Convert.FromBase64String(
                string.Concat(shown.Split('\n').Where(line => !line.StartsWith('-')))
            );
            Assert.Equal(key, PublicKey.FromEd25519(der.AsSpan(der.Length - 32)));
        }
        else
        {
            Assert.Equal(key, PublicKey.FromPem(scheme, shown));
        }
    }

    [Fact]
    public void A_short_passphrase_is_refused() =>
        Assert.Throws<ArgumentException>(() => PrivateKeyFile.Create(SignatureScheme.Ed25519, "short"));

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void What_is_no_key_file_opens_to_nothing(string text) =>
        Assert.Null(PrivateKeyFile.Open(text, Passphrase));

    [Fact]
    public void A_plain_private_key_is_not_opened()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Null(PrivateKeyFile.Open(ecdsa.ExportPkcs8PrivateKeyPem(), Passphrase));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_public_key_file_gives_back_key_owner_and_id(SignatureScheme scheme)
    {
        var key = KeyObject.Of(PrivateKeyFile.Create(scheme, Passphrase).PublicKey, "A. Smith");
        var read = PublicKeyFile.Read(PublicKeyFile.Write(key), out var reason);
        Assert.Null(reason);
        Assert.Equal((key.Id, key.Key, "A. Smith"), (read!.Id, read.Key, read.Owner));
    }

    // Computed by python: sha256 of the canonical JSON of the object.
    [Fact]
    public void The_key_id_is_the_digest_of_the_canonical_object()
    {
        var key = PublicKey.FromEd25519(
            Convert.FromHexString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
        )!;
        Assert.Equal("eaf1e23f6c823132f437a2eaa299a7950f7386631deff273db195bbd26209e2b", KeyObject.IdOf(key));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"keytype\":\"ed25519\",\"scheme\":\"ed25519\",\"keyval\":{\"public\":\"00\"}}")]
    [InlineData("{\"keytype\":\"ed25519\",\"scheme\":\"ed25519\",\"keyval\":{\"public\":\"zz\"}}")]
    [InlineData("{\"keytype\":\"rsa\",\"scheme\":\"ed25519\",\"keyval\":{\"public\":\"00\"}}")]
    public void What_is_no_key_is_refused_with_a_reason(string text)
    {
        Assert.Null(PublicKeyFile.Read(System.Text.Encoding.UTF8.GetBytes(text), out var reason));
        Assert.NotNull(reason);
    }

    [Fact]
    public void A_key_of_an_unknown_scheme_is_kept_but_not_used()
    {
        foreach (var member in (string[])["public", "identity"])
        {
            var json = JsonObject.Of(
                ("keytype", "lattice"),
                ("scheme", "ml-dsa-44"),
                ("keyval", JsonObject.Of((member, "00")))
            );
            var key = KeyObject.Read("id", json)!;
            Assert.Null(key.Key);
            Assert.Same(json, key.Json);
        }
    }
}
