using Holdpoint.Csaf.Provider.Signatures;

namespace Holdpoint.Csaf.Tests.Provider.Signatures;

/// <summary>Keys and signatures made by GnuPG, each with the one fault that must be found.</summary>
public sealed class GpgSignatureTests : IDisposable
{
    private static readonly byte[] Document = """{"document":{"title":"an advisory"}}"""u8.ToArray();
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly GpgHome gpg = MakeHome();

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa2048")]
    [InlineData("nistp256")]
    public void A_signature_by_a_trusted_key_is_valid(string algorithm)
    {
        var fingerprint = gpg.MakeKey("vendor", algorithm);
        var result = Check(gpg.Sign(Document, fingerprint), fingerprint);
        Assert.True(result.IsValid, result.Reason);
        Assert.Equal(fingerprint, result.Fingerprint);
    }

    [Fact]
    public void A_signature_by_a_signing_subkey_is_valid_and_names_the_primary_key()
    {
        var primary = gpg.MakeKey("vendor", usage: "cert");
        var subkey = gpg.AddSigningSubkey(primary);
        var result = Check(gpg.Sign(Document, subkey + "!"), primary);
        Assert.True(result.IsValid, result.Reason);
        Assert.Equal(primary, result.Fingerprint);
    }

    [Fact]
    public void A_single_flipped_byte_is_found()
    {
        var fingerprint = gpg.MakeKey("vendor");
        var signature = gpg.Sign(Document, fingerprint);
        var tampered = (byte[])Document.Clone();
        tampered[^5] ^= 1;
        Assert.Equal(SignatureVerdict.Wrong, Check(signature, fingerprint, tampered).Verdict);
    }

    [Fact]
    public void A_signature_by_another_key_is_not_from_a_trusted_key()
    {
        var trusted = gpg.MakeKey("vendor");
        var other = gpg.MakeKey("stranger");
        Assert.Equal(SignatureVerdict.UnknownKey, Check(gpg.Sign(Document, other), trusted).Verdict);
    }

    [Fact]
    public void An_expired_key_verifies_nothing_unless_old_archives_are_read()
    {
        var fingerprint = gpg.MakeKey("vendor", expiry: "1y", at: "20200101T000000");
        var signature = gpg.Sign(Document, fingerprint, at: "20200601T000000");
        Assert.Equal(SignatureVerdict.KeyExpired, Check(signature, fingerprint).Verdict);
        Assert.True(Check(signature, fingerprint, policy: new() { AcceptSignedBeforeExpiry = true }).IsValid);
        Assert.True(Check(signature, fingerprint, now: new(2020, 7, 1, 0, 0, 0, TimeSpan.Zero)).IsValid);
    }

    [Fact]
    public void A_signature_that_carries_an_expiry_expires()
    {
        var fingerprint = gpg.MakeKey("vendor", at: "20200101T000000");
        var signature = gpg.Sign(Document, fingerprint, "20200601T000000", "--default-sig-expire", "10d");
        Assert.Equal(SignatureVerdict.SignatureExpired, Check(signature, fingerprint).Verdict);
    }

    [Fact]
    public void A_revoked_key_verifies_nothing_however_old_the_signature()
    {
        var fingerprint = gpg.MakeKey("vendor");
        var signature = gpg.Sign(Document, fingerprint);
        gpg.Revoke(fingerprint);
        var key = Assert.Single(Keys(fingerprint));
        Assert.True(key.IsRevoked);
        Assert.Equal(SignatureVerdict.KeyRevoked, Check(signature, fingerprint).Verdict);
    }

    [Fact]
    public void Sha1_is_refused()
    {
        var fingerprint = gpg.MakeKey("vendor", "rsa2048");
        var signature = gpg.Sign(Document, fingerprint, null, "--digest-algo", "SHA1");
        Assert.Equal(SignatureVerdict.WeakHash, Check(signature, fingerprint).Verdict);
    }

    [Fact]
    public void A_key_that_vouches_for_itself_with_sha1_is_refused()
    {
        var home = gpg.MakeKey("vendor", "rsa2048");
        // GnuPG makes its own certifications with what --cert-digest-algo says; a new user name renews the self-signature.
        using var weak = new GpgHome();
        var fingerprint = weak.MakeKeyWithWeakCertification("vendor");
        var result = DetachedSignature.Check(
            Document,
            weak.Sign(Document, fingerprint),
            Keys(weak, fingerprint),
            Now
        );
        Assert.Equal(SignatureVerdict.WeakHash, result.Verdict);
        Assert.NotEqual(home, fingerprint);
    }

    [Fact]
    public void A_short_rsa_key_is_refused()
    {
        var fingerprint = gpg.MakeKey("vendor", "rsa1024");
        Assert.Equal(SignatureVerdict.WeakKey, Check(gpg.Sign(Document, fingerprint), fingerprint).Verdict);
    }

    [Fact]
    public void A_dsa_key_is_refused()
    {
        var fingerprint = gpg.MakeKey("vendor", "dsa2048");
        Assert.Equal(SignatureVerdict.WeakKey, Check(gpg.Sign(Document, fingerprint), fingerprint).Verdict);
    }

    [Fact]
    public void A_text_signature_is_refused()
    {
        var fingerprint = gpg.MakeKey("vendor");
        var signature = gpg.Sign(Document, fingerprint, null, "--textmode");
        Assert.Equal(SignatureVerdict.WrongType, Check(signature, fingerprint).Verdict);
    }

    [Fact]
    public void A_signature_from_the_future_is_refused()
    {
        var fingerprint = gpg.MakeKey("vendor");
        var signature = gpg.Sign(Document, fingerprint, "20350101T000000");
        Assert.Equal(SignatureVerdict.WrongTime, Check(signature, fingerprint).Verdict);
    }

    [Fact]
    public void A_critical_notation_is_refused()
    {
        var fingerprint = gpg.MakeKey("vendor");
        var signature = gpg.Sign(
            Document,
            fingerprint,
            null,
            "--set-notation",
            "!only@example.test=tuesdays"
        );
        Assert.Equal(SignatureVerdict.UnknownCritical, Check(signature, fingerprint).Verdict);
    }

    [Fact]
    public void One_valid_signature_among_several_is_enough()
    {
        var trusted = gpg.MakeKey("vendor");
        var other = gpg.MakeKey("stranger");
        var signature = gpg.Sign(Document, other, null, "-u", trusted);
        Assert.True(Check(signature, trusted).IsValid);
    }

    [Fact]
    public void What_is_no_signature_is_unreadable()
    {
        var fingerprint = gpg.MakeKey("vendor");
        foreach (
            var junk in (byte[][])
                [
                    [],
                    [0xFF],
                    "hello"u8.ToArray(),
                    gpg.Export(fingerprint),
                    Document,
                ]
        )
            Assert.Equal(SignatureVerdict.Unreadable, Check(junk, fingerprint).Verdict);
    }

    public void Dispose() => gpg.Dispose();

    private static GpgHome MakeHome()
    {
        Assert.SkipUnless(GpgHome.IsPresent, "gpg is not installed: not run.");
        return new();
    }

    private SignatureResult Check(
        byte[] signature,
        string key,
        byte[]? document = null,
        OpenPgpPolicy? policy = null,
        DateTimeOffset? now = null
    ) => DetachedSignature.Check(document ?? Document, signature, Keys(key), now ?? Now, policy);

    private IReadOnlyList<OpenPgpKey> Keys(string fingerprint) => Keys(gpg, fingerprint);

    private static IReadOnlyList<OpenPgpKey> Keys(GpgHome home, string fingerprint)
    {
        var read = OpenPgpKeyReader.Parse(home.Export(fingerprint), "key.asc");
        Assert.Empty(read.Problems);
        Assert.Equal(fingerprint, Assert.Single(read.Value!).Fingerprint);
        return read.Value!;
    }
}
