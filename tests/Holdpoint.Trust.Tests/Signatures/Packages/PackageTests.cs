using System.Text;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Packages;
using Holdpoint.Trust.Tests.Signatures.OpenPgp;

namespace Holdpoint.Trust.Tests.Signatures.Packages;

[Trait("needs", "outside")]
public class PackageTests
{
    [Fact]
    public void A_signed_rpm_is_verified_and_its_broken_twins_refused()
    {
        using var outside = new Outside();
        var trust = GnuPgTests.Key(outside, "rsa3072");
        outside.Write(
            "p.spec",
            "Name: p\nVersion: 1\nRelease: 1\nSummary: s\nLicense: MIT\nBuildArch: noarch\n%description\nd\n%install\nmkdir -p %{buildroot}/opt\necho patch > %{buildroot}/opt/p\n%files\n/opt/p\n"u8.ToArray()
        );
        outside.Run(
            "rpmbuild",
            "-bb",
            "--define",
            $"_topdir {outside.Folder}",
            "--define",
            "_rpmdir " + outside.Folder,
            "p.spec"
        );
        var unsigned = File.ReadAllBytes(outside["noarch/p-1-1.noarch.rpm"]);
        Assert.Equal(SignatureVerdict.Unsigned, Judge.Bytes(unsigned, "p.rpm", trust).Verdict);
        outside.Run(
            "rpmsign",
            "--addsign",
            "--define",
            "_gpg_name own@example.org",
            "--define",
            "__gpg /usr/bin/gpg",
            "noarch/p-1-1.noarch.rpm"
        );
        var bytes = File.ReadAllBytes(outside["noarch/p-1-1.noarch.rpm"]);
        Twins.MustHold(Judge.Bytes(bytes, "p.rpm", trust));
        Twins.MustFail(Judge.Bytes(Twins.Flip(bytes, bytes.Length - 20), "p.rpm", trust), "payload");
        Twins.MustFail(Judge.Bytes([.. bytes, 0], "p.rpm", trust), "appended");
        Twins.MustFail(Judge.Bytes(bytes[..^8], "p.rpm", trust), "truncated");
        var main = bytes.AsSpan().LastIndexOf(new byte[] { 0x8E, 0xAD, 0xE8, 0x01 });
        foreach (var at in new[] { 9, 14, 18, 30, 200, 900 })
            Twins.MustFail(Judge.Bytes(Twins.Flip(bytes, main + at), "p.rpm", trust), $"header byte {at}");
        Twins.Fuzz(bytes, at => at >= main, twin => Judge.Bytes(twin, "p.rpm", trust));
        using var other = new Outside();
        Twins.MustFail(Judge.Bytes(bytes, "p.rpm", GnuPgTests.Key(other, "ed25519")), "another key");
        outside.Run("gpg", "--batch", "--armor", "--output", "keys.asc", "--export");
        outside.Run("rpmkeys", "--dbpath", outside["db"], "--import", "keys.asc");
        Assert.Contains(
            "digests signatures OK",
            outside.Run("rpmkeys", "--dbpath", outside["db"], "-K", "noarch/p-1-1.noarch.rpm")
        );
    }

    [Fact]
    public void A_signed_deb_is_verified_and_its_broken_twins_refused()
    {
        using var outside = new Outside();
        var trust = GnuPgTests.Key(outside, "rsa3072");
        Build(outside);
        var unsigned = outside.Bytes("p.deb");
        Assert.Equal(SignatureVerdict.Unsigned, Judge.Bytes(unsigned, "p.deb", trust).Verdict);
        File.WriteAllText(outside["gnupg/gpg.conf"], "digest-algo SHA256\n");
        outside.Run("debsigs", "--sign=origin", "p.deb");
        var bytes = outside.Bytes("p.deb");
        Twins.MustHold(Judge.Bytes(bytes, "p.deb", trust));
        // Content of debian-binary, of control, of data, of the signature; a member's name.
        var signature = Twins.Find(bytes, "_gpgorigin"u8);
        foreach (var at in new[] { 70, 200, signature - 40, signature + 80, bytes.Length - 10 })
            Twins.MustFail(Judge.Bytes(Twins.Flip(bytes, at), "p.deb", trust), $"byte {at}");
        Twins.MustFail(Judge.Bytes([.. bytes, .. "appended"u8], "p.deb", trust), "appended");
        int[] parts = [68, Twins.Find(bytes, "control.tar"u8) + 60, Twins.Find(bytes, "data.tar"u8) + 60];
        Twins.Fuzz(
            bytes,
            at =>
                at is >= 68 and < 72
                || (at >= parts[1] && at < parts[2] - 61)
                || (at >= parts[2] && at < signature - 1),
            twin => Judge.Bytes(twin, "p.deb", trust)
        );
        var member = Encoding.ASCII.GetBytes(
            "_hidden/        0           0     0     100644  4         `\nhide"
        );
        Twins.MustFail(Judge.Bytes([.. bytes, .. member], "p.deb", trust), "a member more");
    }

    [Fact]
    public void A_deb_signed_with_sha1_is_good_for_gpg_and_refused_by_sqv_and_by_us()
    {
        using var outside = new Outside();
        var trust = GnuPgTests.Key(outside, "rsa3072");
        Build(outside);
        File.WriteAllText(outside["gnupg/gpg.conf"], "digest-algo SHA1\n");
        outside.Run("debsigs", "--sign=origin", "p.deb");
        var report = Judge.Bytes(outside.Bytes("p.deb"), "p.deb", trust);
        Assert.Equal((SignatureVerdict.Invalid, "strength"), (report.Verdict, report.Code));
        outside.Run("ar", "x", "p.deb");
        var parts = Directory.GetFiles(outside.Folder).Select(Path.GetFileName).OfType<string>().ToArray();
        outside.Write(
            "all",
            [
                .. outside.Bytes("debian-binary"),
                .. outside.Bytes(
                    parts.Single(part => part.StartsWith("control.tar", StringComparison.Ordinal))
                ),
                .. outside.Bytes(parts.Single(part => part.StartsWith("data.tar", StringComparison.Ordinal))),
            ]
        );
        Assert.Equal(0, outside.Try("gpg", "--verify", "_gpgorigin", "all").Code);
        Assert.NotEqual(0, outside.Try("sqv", "--keyring", "keys.pgp", "_gpgorigin", "all").Code);
    }

    [Fact]
    public void The_chain_of_an_archive_holds_only_as_a_whole()
    {
        using var outside = new Outside();
        var trust = GnuPgTests.Key(outside, "ed25519");
        var deb = "a package"u8.ToArray();
        var packages = Encoding.ASCII.GetBytes(
            $"Package: p\nFilename: pool/p.deb\nSize: {deb.Length}\nSHA256: {Hex(deb)}\n"
        );
        var release =
            $"Origin: own\nValid-Until: {DateTime.UtcNow.AddDays(7):r}\nSHA256:\n {Hex(packages)} {packages.Length} main/binary-amd64/Packages\n";
        outside.Write("Release", Encoding.ASCII.GetBytes(release));
        outside.Run("gpg", "--batch", "--output", "InRelease", "--clear-sign", "Release");
        SignatureReport Chain(byte[] package, byte[] list, DateTimeOffset at)
        {
            using var stream = new MemoryStream(package);
            return AptArchive.Verify(
                stream,
                "p.deb",
                outside.Bytes("InRelease"),
                "main/binary-amd64/Packages",
                list,
                trust with
                {
                    At = at,
                }
            );
        }
        Twins.MustHold(Chain(deb, packages, DateTimeOffset.UtcNow));
        Twins.MustFail(Chain(Twins.Flip(deb, 0), packages, DateTimeOffset.UtcNow), "package");
        Twins.MustFail(Chain(deb, Twins.Flip(packages, 4), DateTimeOffset.UtcNow), "list");
        Assert.Equal("valid-until", Chain(deb, packages, DateTimeOffset.UtcNow.AddDays(8)).Code);
    }

    private static string Hex(byte[] bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static void Build(Outside outside)
    {
        Directory.CreateDirectory(outside["p/DEBIAN"]);
        File.WriteAllText(
            outside["p/DEBIAN/control"],
            "Package: p\nVersion: 1\nArchitecture: all\nMaintainer: o <o@example.org>\nDescription: d\n"
        );
        File.WriteAllText(outside["p/file"], "content\n");
        outside.Run("dpkg-deb", "--root-owner-group", "--build", "p", "p.deb");
    }
}
