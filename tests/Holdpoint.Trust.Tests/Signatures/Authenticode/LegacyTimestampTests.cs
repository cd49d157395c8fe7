using System.Security.Cryptography;
using System.Text;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

/// <summary>Countersignatures of PKCS #9: how signatures were stamped before RFC 3161, and many that are still shipped are.</summary>
[Trait("needs", "outside")]
public sealed class LegacyTimestampTests : IDisposable
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha1 = "1.3.14.3.2.26";

    private readonly TestPki _pki = new();
    private readonly Outside _outside = new();

    public LegacyTimestampTests()
    {
        _pki.WriteTo(_outside);
        _outside.Write("in.exe", File.ReadAllBytes(typeof(SignatureVerifier).Assembly.Location));
    }

    public void Dispose()
    {
        _pki.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public void It_proves_the_time_after_the_signers_certificate_ended()
    {
        var time = TestPki.Now.AddDays(-3);
        var bytes = Signed(time, Sha256);
        var later = Trust with { At = TestPki.Now.AddYears(3) };
        var report = Judge.Bytes(bytes, "out.exe", later);
        Twins.MustHold(report);
        Assert.Equal("pkcs9", report.Deciding!.Timestamp!.Kind);
        Assert.Equal(time.ToUnixTimeSeconds(), report.ProvenTime!.Value.ToUnixTimeSeconds());
        // The program that had it made says the same.
        Assert.Contains(
            "Signature verification: ok",
            _outside.Run(
                "osslsigncode",
                "verify",
                "-CAfile",
                "root.pem",
                "-TSA-CAfile",
                "root.pem",
                "out.exe"
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Each_part_of_it_counts()
    {
        var bytes = Signed(TestPki.Now.AddDays(-3), Sha256);
        var counter = Twins.Find(bytes, Convert.FromHexString("06092A864886F70D010906"));
        void Fails(int at, string what)
        {
            var report = Judge.Bytes(Twins.Flip(bytes, at), "out.exe", Trust);
            Twins.MustFail(report, what);
        }
        var rest = bytes.AsSpan(counter);
        int After(string oid) => counter + Twins.Find(bytes[counter..], Convert.FromHexString(oid)) + 11;
        Fails(After("06092A864886F70D010905") + 8, "the time");
        Fails(After("06092A864886F70D010904") + 8, "the digest of the signature");
        Fails(bytes.Length - 40, "the authority's signature");
        Assert.True(rest.Length > 200);
    }

    [Fact]
    public void One_that_is_about_another_signature_makes_the_file_invalid()
    {
        var one = Signed(TestPki.Now.AddDays(-3), Sha256, "one.exe");
        _outside.Write("in.exe", [.. File.ReadAllBytes(typeof(TestPki).Assembly.Location)]);
        var two = Signed(TestPki.Now.AddDays(-3), Sha256, "two.exe");
        // The last 256 bytes but the padding are the authority's RSA signature.
        byte[] Tail(byte[] bytes) =>
            bytes[(bytes.AsSpan().LastIndexOf(new byte[] { 0x04, 0x82, 0x01, 0x00 }) + 4)..];
        var twin = one.ToArray();
        Tail(two).AsSpan(0, 256).CopyTo(twin.AsSpan(twin.Length - Tail(one).Length));
        var report = Judge.Bytes(twin, "out.exe", Trust);
        Assert.Equal((SignatureVerdict.Invalid, "timestamp"), (report.Verdict, report.Code));
    }

    [Fact]
    public void One_that_lies_in_the_future_makes_the_file_invalid() =>
        Assert.Equal("timestamp", Judge.Bytes(Signed(TestPki.Now.AddDays(1), Sha256), "out.exe", Trust).Code);

    [Fact]
    public void One_made_with_sha1_proves_no_time_but_does_no_harm()
    {
        var bytes = Signed(TestPki.Now.AddDays(-3), Sha1);
        var report = Judge.Bytes(bytes, "out.exe", Trust);
        Twins.MustHold(report);
        Assert.Null(report.ProvenTime);
        Twins.MustFail(
            Judge.Bytes(bytes, "out.exe", Trust with { At = TestPki.Now.AddYears(3) }),
            "after the certificate's end"
        );
    }

    [Fact]
    public void One_of_somebody_who_may_not_stamp_proves_no_time()
    {
        var bytes = Signed(TestPki.Now.AddDays(-3), Sha256, by: _pki.Signer);
        var report = Judge.Bytes(bytes, "out.exe", Trust);
        Twins.MustHold(report);
        Assert.Null(report.ProvenTime);
    }

    private SignatureTrust Trust =>
        new SignatureTrust { At = TestPki.Now }.WithRoots(Encoding.ASCII.GetBytes(_pki.RootPem))!;

    private byte[] Signed(
        DateTimeOffset time,
        string digestOid,
        string to = "out.exe",
        System.Security.Cryptography.X509Certificates.X509Certificate2? by = null
    )
    {
        using var server = new LegacyTimeServer(by ?? _pki.Authority, time, digestOid);
        _outside.Run(
            "osslsigncode",
            "sign",
            "-certs",
            "signer.pem",
            "-key",
            "signer.key",
            "-h",
            "sha256",
            "-t",
            server.Address,
            "-in",
            "in.exe",
            "-out",
            to
        );
        return _outside.Bytes(to);
    }
}
