using System.Text;
using Holdpoint.Tests;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

[Trait("needs", "outside")]
public class OsslsigncodeTests
{
    private static readonly string[] Kinds = ["exe", "cab", "msi", "ps1"];

    public static TheoryData<string> Files => [.. Kinds];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_it_signs_is_verified_and_every_broken_twin_is_refused(string kind)
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, kind);
        Sign(outside, kind, "in", "out", "-h", "sha256");
        var bytes = outside.Bytes($"out.{kind}");
        var report = Check(bytes, kind, pki);
        Twins.MustHold(report);
        Assert.NotNull(report.ProvenTime);
        Assert.Contains("Own Vendor Ltd", report.Deciding!.Signer, StringComparison.Ordinal);
        // Our digest is the one that osslsigncode computes.
        if (kind is not "ps1")
            Assert.Contains(
                report.Hashed[0].Digest,
                outside
                    .Try(
                        "osslsigncode",
                        "verify",
                        "-CAfile",
                        "root.pem",
                        "-TSA-CAfile",
                        "root.pem",
                        $"out.{kind}"
                    )
                    .Text,
                StringComparison.OrdinalIgnoreCase
            );
        Twins.MustFail(Check(Twins.Flip(bytes, 10), kind, pki), "header");
        Twins.MustFail(Check(Twins.Flip(bytes, Body(kind, bytes)), kind, pki), "body");
        Twins.MustFail(Check([.. bytes, 0, 0, 0, 0, 0, 0, 0, 0], kind, pki), "appended zeros");
        Twins.MustFail(Check([.. bytes, .. "payload!"u8], kind, pki), "appended");
        Twins.MustFail(Check(bytes[..^1], kind, pki), "truncated");
        using var other = new TestPki();
        Twins.MustFail(Check(bytes, kind, other), "another root");
    }

    [Fact]
    public void Each_part_of_the_signature_counts()
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, "exe");
        Sign(outside, "exe", "in", "out", "-h", "sha256");
        var bytes = outside.Bytes("out.exe");
        var signer = pki.Signer.SerialNumberBytes.Span;
        Twins.MustFail(
            Check(Twins.Flip(bytes, Twins.Find(bytes, pki.Signer.RawData) + 60), "exe", pki),
            "certificate"
        );
        Twins.MustFail(
            Check(Twins.Flip(bytes, bytes.AsSpan().LastIndexOf(signer) + 1), "exe", pki),
            "signer"
        );
        var table = BitConverter.ToInt32(bytes, Directory(bytes));
        // Length, revision and type of the certificate table's entry, then the message's own header.
        foreach (var at in new[] { 0, 4, 6, 8, 9, 20 })
            Twins.MustFail(Check(Twins.Flip(bytes, table + at), "exe", pki), $"certificate table byte {at}");
        foreach (var at in new[] { 0, 4 })
            Twins.MustFail(Check(Twins.Flip(bytes, Directory(bytes) + at), "exe", pki), "security directory");
    }

    [Fact]
    public void A_nested_signature_is_judged_too_and_a_weak_one_beside_a_strong_one_is_no_harm()
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, "exe");
        Sign(outside, "exe", "in", "weak", "-h", "sha1");
        Sign(outside, "exe", "weak", "both", "-h", "sha256", "-nest");
        var weak = Check(outside.Bytes("weak.exe"), "exe", pki);
        Assert.Equal((SignatureVerdict.Invalid, "strength"), (weak.Verdict, weak.Code));
        var both = Check(outside.Bytes("both.exe"), "exe", pki);
        Twins.MustHold(both);
        Assert.Equal(["primary", "nested 1"], both.Signatures.Select(signature => signature.Place));
        Assert.Equal("nested 1", both.Deciding!.Place);
    }

    [Fact]
    public void A_dated_exception_lets_one_file_with_sha1_pass()
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, "exe");
        Sign(outside, "exe", "in", "weak", "-h", "sha1");
        var bytes = outside.Bytes("weak.exe");
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        var row = new WeakDigestRow("sha1", sha256, "CHG-1", new(null, TestPki.Now.AddDays(1)));
        var policy = new VendorPolicy { Exceptions = [row] };
        var trust = Trust(pki) with { Policy = policy };
        Twins.MustHold(Judge.Bytes(bytes, "weak.exe", trust));
        Twins.MustFail(
            Judge.Bytes(bytes, "weak.exe", trust with { At = TestPki.Now.AddDays(2) }),
            "after its end"
        );
        var wrong = row with { FileSha256 = new('0', 64) };
        Twins.MustFail(
            Judge.Bytes(bytes, "weak.exe", trust with { Policy = new() { Exceptions = [wrong] } }),
            "another file"
        );
    }

    [Fact]
    public void The_metadata_of_a_package_are_covered_where_the_signer_added_them()
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, "msi");
        Sign(outside, "msi", "in", "out", "-h", "sha256", "-add-msi-dse");
        var bytes = outside.Bytes("out.msi");
        Twins.MustHold(Check(bytes, "msi", pki));
        var name = Twins.Find(bytes, Encoding.Unicode.GetBytes("\u0005SummaryInformation"));
        Twins.MustFail(Check(Twins.Flip(bytes, name + 100), "msi", pki), "a stream's time");
    }

    [Fact]
    public void A_publisher_is_named_by_subject_and_issuer_together()
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, "exe");
        Sign(outside, "exe", "in", "out", "-h", "sha256");
        var bytes = outside.Bytes("out.exe");
        PublisherRow Row(string organisation, string pin) =>
            new(
                "Own",
                new Dictionary<string, string> { ["O"] = organisation },
                [pin],
                ["pe"],
                default,
                "test"
            );
        SignatureReport With(PublisherRow row) =>
            Judge.Bytes(bytes, "out.exe", Trust(pki) with { Policy = new() { Publishers = [row] } });
        Assert.Equal("Own", With(Row("Own Vendor Ltd", pki.RootPin)).Deciding?.Vendor);
        Twins.MustFail(With(Row("Own Vendor", pki.RootPin)), "another subject");
        Twins.MustFail(With(Row("Own Vendor Ltd", new('0', 64))), "another issuer");
        Twins.MustFail(With(Row("Own Vendor Ltd", pki.RootPin) with { Formats = ["msi"] }), "another format");
        Twins.MustFail(
            With(Row("Own Vendor Ltd", pki.RootPin) with { Period = new(null, TestPki.Now.AddDays(-1)) }),
            "after the row's end"
        );
    }

    [Fact]
    public void What_was_signed_after_the_revocation_is_refused()
    {
        using var pki = new TestPki();
        using var outside = Unsigned(pki, "exe");
        Sign(outside, "exe", "in", "out", "-h", "sha256");
        var bytes = outside.Bytes("out.exe");
        var before = Trust(pki).WithRevocationLists(pki.RevocationList(TestPki.Now.AddDays(-2)))!;
        var report = Judge.Bytes(bytes, "out.exe", before);
        Assert.Equal((SignatureVerdict.Invalid, "revocation"), (report.Verdict, report.Code));
        var after = Trust(pki).WithRevocationLists(pki.RevocationList(TestPki.Now.AddDays(1)))!;
        Twins.MustHold(Judge.Bytes(bytes, "out.exe", after));
    }

    [Fact]
    public void Without_a_timestamp_and_with_the_lifetime_mark_the_certificate_must_be_valid_now()
    {
        using var pki = new TestPki("1.3.6.1.4.1.311.10.3.13");
        using var outside = Unsigned(pki, "exe");
        Sign(outside, "exe", "in", "stamped", "-h", "sha256");
        outside.Run(
            "osslsigncode",
            "sign",
            "-certs",
            "signer.pem",
            "-key",
            "signer.key",
            "-h",
            "sha256",
            "-in",
            "in.exe",
            "-out",
            "bare.exe"
        );
        foreach (var name in new[] { "stamped.exe", "bare.exe" })
        {
            Twins.MustHold(Judge.Bytes(outside.Bytes(name), name, Trust(pki)));
            var later = Trust(pki) with { At = TestPki.Now.AddYears(3) };
            Twins.MustFail(
                Judge.Bytes(outside.Bytes(name), name, later),
                $"{name} after its certificate's end"
            );
        }
    }

    private static SignatureTrust Trust(TestPki pki) =>
        new SignatureTrust { At = DateTimeOffset.UtcNow }.WithRoots(Encoding.ASCII.GetBytes(pki.RootPem))!;

    private static SignatureReport Check(byte[] bytes, string kind, TestPki pki) =>
        Judge.Bytes(bytes, $"out.{kind}", Trust(pki));

    private static void Sign(Outside outside, string kind, string from, string to, params string[] options) =>
        outside.Run(
            "osslsigncode",
            [
                "sign",
                "-certs",
                "signer.pem",
                "-key",
                "signer.key",
                "-TSA-certs",
                "tsa.pem",
                "-TSA-key",
                "tsa.key",
                .. options,
                "-in",
                $"{from}.{kind}",
                "-out",
                $"{to}.{kind}",
            ]
        );

    private static Outside Unsigned(TestPki pki, string kind)
    {
        var outside = new Outside();
        pki.WriteTo(outside);
        outside.Write(
            $"in.{kind}",
            kind switch
            {
                "exe" => File.ReadAllBytes(typeof(SignatureVerifier).Assembly.Location),
                "cab" => File.ReadAllBytes(SharedData.Path("fixtures", "authenticode", "unsigned.ex_")),
                "msi" => File.ReadAllBytes(SharedData.Path("fixtures", "authenticode", "unsigned.msi")),
                _ => "Write-Host 'größe'\r\nexit 0"u8.ToArray(),
            }
        );
        return outside;
    }

    // A byte of the program's code, of the packed data, of a stream, of the text.
    private static int Body(string kind, byte[] bytes) =>
        kind switch
        {
            "exe" => bytes.Length / 2,
            "cab" => 100,
            "msi" => Twins.Find(bytes, bytes.AsSpan(512, 16)) + 8,
            _ => 14,
        };

    private static int Directory(byte[] bytes)
    {
        var header = BitConverter.ToInt32(bytes, 0x3C);
        return header + 24 + (BitConverter.ToUInt16(bytes, header + 24) == 0x20B ? 144 : 128);
    }
}
