using System.Text;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Trust.Tests.Signatures.OpenPgp;

[Trait("needs", "outside")]
public class GnuPgTests
{
    private static readonly byte[] Content =
    [
        .. Enumerable.Range(0, 100_000).Select(i => unchecked((byte)(i * 7))),
    ];

    [Theory]
    [InlineData("rsa3072", false)]
    [InlineData("ed25519", true)]
    [InlineData("nistp256", false)]
    public void A_detached_signature_is_verified_and_its_broken_twins_are_refused(
        string algorithm,
        bool armour
    )
    {
        using var outside = new Outside();
        var trust = Key(outside, algorithm);
        outside.Write("patch.bin", Content);
        outside.Run(
            "gpg",
            [
                "--batch",
                "--yes",
                .. armour ? new[] { "--armor" } : [],
                "--output",
                "patch.bin.sig",
                "--detach-sign",
                "patch.bin",
            ]
        );
        var signature = outside.Bytes("patch.bin.sig");
        Twins.MustHold(Check(Content, signature, trust));
        Assert.Equal(0, outside.Try("sqv", "--keyring", "keys.pgp", "patch.bin.sig", "patch.bin").Code);
        Twins.MustFail(Check(Twins.Flip(Content, 5), signature, trust), "body");
        Twins.MustFail(Check([.. Content, 0], signature, trust), "appended");
        Twins.MustFail(Check(Content[..^1], signature, trust), "truncated");
        Twins.Fuzz(signature, _ => false, twin => Check(Content, twin, trust));
        using var other = new Outside();
        Twins.MustFail(Check(Content, signature, Key(other, "ed25519")), "another key");
        if (armour)
            return;
        // The end of the packet is the signature itself, the bytes after its start what is hashed with the content.
        foreach (var at in new[] { 4, 5, 6, 12, signature.Length - 3 })
            Twins.MustFail(Check(Content, Twins.Flip(signature, at), trust), $"signature byte {at}");
    }

    [Fact]
    public void A_clear_signed_text_is_verified_and_nothing_can_stand_around_it()
    {
        using var outside = new Outside();
        var trust = Key(outside, "ed25519");
        outside.Write("list", "first line  \n- dashed\nFrom here\n"u8.ToArray());
        outside.Run("gpg", "--batch", "--yes", "--output", "list.asc", "--clear-sign", "list");
        var bytes = outside.Bytes("list.asc");
        SignatureReport Clear(byte[] text) => Judge.Bytes(text, "list.asc", trust);
        Twins.MustHold(Clear(bytes));
        Twins.MustFail(Clear(Twins.Flip(bytes, Twins.Find(bytes, "first"u8))), "text");
        Twins.MustFail(Clear([.. "unsigned\n"u8, .. bytes]), "before");
        Twins.MustFail(Clear([.. bytes, .. "unsigned\n"u8]), "after");
        var text = Encoding.UTF8.GetString(bytes);
        Twins.MustFail(
            Clear(Encoding.UTF8.GetBytes(text.Replace("Hash:", "Hash: SHA512\nComment:"))),
            "in the header"
        );
        Twins.MustFail(
            Clear(Encoding.UTF8.GetBytes(text.Replace("- - dashed", "- - dashed\nmore"))),
            "a line more"
        );
    }

    [Fact]
    public void Sha1_is_right_and_proves_nothing_as_sqv_says_too()
    {
        using var outside = new Outside();
        var trust = Key(outside, "rsa3072");
        outside.Write("patch.bin", Content);
        outside.Run(
            "gpg",
            "--batch",
            "--digest-algo",
            "SHA1",
            "--output",
            "patch.bin.sig",
            "--detach-sign",
            "patch.bin"
        );
        Assert.Equal(0, outside.Try("gpg", "--verify", "patch.bin.sig", "patch.bin").Code);
        Assert.NotEqual(0, outside.Try("sqv", "--keyring", "keys.pgp", "patch.bin.sig", "patch.bin").Code);
        var report = Check(Content, outside.Bytes("patch.bin.sig"), trust);
        Assert.Equal((SignatureVerdict.Invalid, "strength"), (report.Verdict, report.Code));
    }

    [Fact]
    public void What_an_expired_key_signs_is_refused_and_what_it_signed_before_stands()
    {
        using var outside = new Outside();
        var trust = Key(outside, "ed25519", "20250101T000000!", "1y");
        outside.Write("patch.bin", Content);
        outside.Run(
            "gpg",
            "--batch",
            "--faked-system-time",
            "20250601T000000!",
            "--output",
            "old.sig",
            "--detach-sign",
            "patch.bin"
        );
        Twins.MustHold(Check(Content, outside.Bytes("old.sig"), trust));
        // gpg refuses to sign with an expired key, so the key is told to live longer and the old keyring kept.
        outside.Run("gpg", "--batch", "--quick-set-expire", Fingerprint(outside), "0");
        outside.Run("gpg", "--batch", "--output", "new.sig", "--detach-sign", "patch.bin");
        var report = Check(Content, outside.Bytes("new.sig"), trust);
        Assert.Equal((SignatureVerdict.Invalid, "expiry"), (report.Verdict, report.Code));
        Assert.NotEqual(0, outside.Try("sqv", "--keyring", "keys.pgp", "new.sig", "patch.bin").Code);
    }

    [Fact]
    public void A_revoked_key_verifies_nothing()
    {
        using var outside = new Outside();
        Key(outside, "ed25519");
        outside.Write("patch.bin", Content);
        outside.Run("gpg", "--batch", "--output", "patch.sig", "--detach-sign", "patch.bin");
        var file = Directory.GetFiles(outside["gnupg/openpgp-revocs.d"]).Single();
        File.WriteAllText(outside["revoke.asc"], File.ReadAllText(file).Replace(":-----BEGIN", "-----BEGIN"));
        outside.Run("gpg", "--batch", "--import", "revoke.asc");
        outside.Run("gpg", "--batch", "--yes", "--output", "revoked.pgp", "--export");
        var trust = new SignatureTrust { At = DateTimeOffset.UtcNow }.WithKeys(outside.Bytes("revoked.pgp"))!;
        var report = Check(Content, outside.Bytes("patch.sig"), trust);
        Assert.Equal((SignatureVerdict.Invalid, "key-use"), (report.Verdict, report.Code));
        Assert.NotEqual(0, outside.Try("sqv", "--keyring", "revoked.pgp", "patch.sig", "patch.bin").Code);
    }

    [Fact]
    public void A_critical_notation_that_nobody_understands_is_refused()
    {
        using var outside = new Outside();
        var trust = Key(outside, "ed25519");
        outside.Write("patch.bin", Content);
        outside.Run(
            "gpg",
            "--batch",
            "--sig-notation",
            "!only-for@example.org=test",
            "--output",
            "patch.sig",
            "--detach-sign",
            "patch.bin"
        );
        var report = Check(Content, outside.Bytes("patch.sig"), trust);
        Assert.Equal((SignatureVerdict.Invalid, "critical"), (report.Verdict, report.Code));
    }

    [Fact]
    public void A_policy_names_keys_by_fingerprint()
    {
        using var outside = new Outside();
        var trust = Key(outside, "ed25519");
        outside.Write("patch.bin", Content);
        outside.Run("gpg", "--batch", "--output", "patch.sig", "--detach-sign", "patch.bin");
        var row = new KeyRow("Own", "openpgp", Fingerprint(outside), [], default, "test");
        SignatureReport With(KeyRow one) =>
            Check(Content, outside.Bytes("patch.sig"), trust with { Policy = new() { Keys = [one] } });
        Assert.Equal("Own", With(row).Deciding?.Vendor);
        Twins.MustFail(With(row with { KeyId = new('0', 40) }), "another key");
        Twins.MustFail(
            With(row with { Period = new(null, DateTimeOffset.UtcNow.AddDays(-1)) }),
            "after its end"
        );
    }

    [Fact]
    public void A_checksum_list_is_worth_what_its_own_signature_is_worth()
    {
        using var outside = new Outside();
        var trust = Key(outside, "ed25519");
        outside.Write("patch.bin", Content);
        outside.Write("SHA256SUMS", Encoding.ASCII.GetBytes(outside.Run("sha256sum", "patch.bin")));
        outside.Run("gpg", "--batch", "--armor", "--output", "SHA256SUMS.asc", "--detach-sign", "SHA256SUMS");
        var list = new SideFile("SHA256SUMS", outside.Bytes("SHA256SUMS"));
        var signature = new SideFile("SHA256SUMS.asc", outside.Bytes("SHA256SUMS.asc"));
        Twins.MustHold(Judge.Bytes(Content, "patch.bin", trust, list, signature));
        Assert.Equal(
            (SignatureVerdict.Unsigned, "checksum-unsigned"),
            Judge.Bytes(Content, "patch.bin", trust, list) is var alone
                ? (alone.Verdict, alone.Code)
                : default
        );
        Twins.MustFail(Judge.Bytes(Twins.Flip(Content, 1), "patch.bin", trust, list, signature), "file");
        Twins.MustFail(
            Judge.Bytes(
                Content,
                "patch.bin",
                trust,
                new(
                    "SHA256SUMS",
                    new byte[] { 0x0A }
                        .Concat(outside.Bytes("SHA256SUMS"))
                        .ToArray()
                ),
                signature
            ),
            "list"
        );
    }

    private static SignatureReport Check(byte[] content, byte[] signature, SignatureTrust trust) =>
        Judge.Bytes(content, "patch.bin", trust, new SideFile("patch.bin.sig", signature));

    internal static SignatureTrust Key(
        Outside outside,
        string algorithm,
        string? at = null,
        string end = "never"
    )
    {
        string[] time = at is null ? [] : ["--faked-system-time", at];
        outside.Run(
            "gpg",
            [
                "--batch",
                "--passphrase",
                "",
                .. time,
                "--quick-generate-key",
                "Own Vendor <own@example.org>",
                algorithm,
                "sign",
                end,
            ]
        );
        outside.Run("gpg", ["--batch", "--yes", .. time, "--output", "keys.pgp", "--export"]);
        return new SignatureTrust { At = DateTimeOffset.UtcNow }.WithKeys(outside.Bytes("keys.pgp"))!;
    }

    private static string Fingerprint(Outside outside) =>
        outside
            .Run("gpg", "--batch", "--with-colons", "--list-keys")
            .Split('\n')
            .First(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];
}
