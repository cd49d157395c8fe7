using System.Text;
using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures.Detached;

[Trait("needs", "outside")]
public class OpenSslCmsTests
{
    private static readonly byte[] Content =
    [
        .. Enumerable.Range(0, 70_000).Select(i => unchecked((byte)(i * 11))),
    ];

    [Theory]
    [InlineData("DER")]
    [InlineData("PEM")]
    [InlineData("DER", "-nodetach")]
    [InlineData("DER", "-noattr")]
    [InlineData("DER", "-stream")]
    [InlineData("DER", "-keyopt", "rsa_padding_mode:pss")]
    public void A_signature_of_openssl_is_verified_and_its_broken_twins_refused(
        string form,
        params string[] options
    )
    {
        using var pki = new TestPki();
        using var outside = new Outside();
        pki.WriteTo(outside);
        outside.Write("patch.bin", Content);
        outside.Run(
            "openssl",
            [
                "cms",
                "-sign",
                "-binary",
                "-md",
                "sha256",
                "-in",
                "patch.bin",
                "-signer",
                "signer.pem",
                "-inkey",
                "signer.key",
                "-outform",
                form,
                "-out",
                "patch.bin.p7s",
                .. options,
            ]
        );
        var signature = outside.Bytes("patch.bin.p7s");
        var trust = new SignatureTrust { At = DateTimeOffset.UtcNow }.WithRoots(
            Encoding.ASCII.GetBytes(pki.RootPem)
        )!;
        Twins.MustHold(Check(Content, signature, trust));
        Twins.MustFail(Check(Twins.Flip(Content, 3), signature, trust), "body");
        Twins.MustFail(Check([.. Content, 1], signature, trust), "appended");
        Twins.MustFail(Check([], signature, trust), "empty");
        Twins.Fuzz(signature, _ => false, twin => Check(Content, twin, trust));
        if (form == "PEM")
            return;
        Twins.MustFail(Check(Content, [.. signature, 0], trust), "after the message");
        Twins.MustFail(Check(Content, Twins.Flip(signature, signature.Length - 40), trust), "signature");
        Twins.MustFail(
            Check(Content, Twins.Flip(signature, Twins.Find(signature, pki.Signer.RawData) + 50), trust),
            "certificate"
        );
    }

    [Fact]
    public void Md5_and_sha1_are_refused()
    {
        using var pki = new TestPki();
        using var outside = new Outside();
        pki.WriteTo(outside);
        outside.Write("patch.bin", Content);
        outside.Run(
            "openssl",
            "cms",
            "-sign",
            "-binary",
            "-md",
            "sha1",
            "-in",
            "patch.bin",
            "-signer",
            "signer.pem",
            "-inkey",
            "signer.key",
            "-outform",
            "DER",
            "-out",
            "patch.bin.p7s"
        );
        var trust = new SignatureTrust { At = DateTimeOffset.UtcNow }.WithRoots(
            Encoding.ASCII.GetBytes(pki.RootPem)
        )!;
        Assert.Equal("strength", Check(Content, outside.Bytes("patch.bin.p7s"), trust).Code);
    }

    private static SignatureReport Check(byte[] content, byte[] signature, SignatureTrust trust) =>
        Judge.Bytes(content, "patch.bin", trust, new SideFile("patch.bin.p7s", signature));
}
