using Holdpoint.Trust.Signatures;

namespace Holdpoint.Trust.Tests.Signatures.Minisign;

[Trait("needs", "outside")]
public class MinisignTests
{
    private static readonly byte[] Content =
    [
        .. Enumerable.Range(0, 50_000).Select(i => unchecked((byte)(i * 3))),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_kinds_are_verified_and_their_broken_twins_refused(bool preHashed)
    {
        using var outside = new Outside();
        outside.Run("minisign", "-G", "-W", "-p", "key.pub", "-s", "key.sec");
        outside.Write("patch.bin", Content);
        outside.Run(
            "minisign",
            [
                "-S",
                .. preHashed ? Array.Empty<string>() : ["-l"],
                "-s",
                "key.sec",
                "-m",
                "patch.bin",
                "-t",
                "for site A",
            ]
        );
        var trust = Trust(outside, "key.pub");
        var signature = outside.Bytes("patch.bin.minisig");
        var report = Check(Content, signature, trust);
        Twins.MustHold(report);
        Assert.Contains(
            report.Deciding!.Rules,
            rule => rule.Rule == "comment" && rule.Text.Contains("for site A")
        );
        // The tool writes the number of its key without leading zeros.
        Assert.Contains(
            report.Deciding.KeyId!.TrimStart('0'),
            File.ReadAllText(outside["key.pub"]),
            StringComparison.Ordinal
        );
        Twins.MustFail(Check(Twins.Flip(Content, 9), signature, trust), "body");
        Twins.MustFail(Check([.. Content, 0], signature, trust), "appended");
        Twins.MustFail(
            Check(Content, Twins.Flip(signature, Twins.Find(signature, "for site A"u8) + 9), trust),
            "comment"
        );
        Twins.Fuzz(signature, _ => false, twin => Check(Content, twin, trust));
        var blob = signature.AsSpan().IndexOf((byte)'\n') + 1;
        foreach (var at in new[] { 1, 6, 20, 60 })
            Twins.MustFail(
                Check(Content, Twins.Flip(signature, blob + at), trust),
                $"signature character {at}"
            );
        Twins.MustFail(Check(Content, [.. signature, .. "more\n"u8], trust), "a line more");
    }

    [Fact]
    public void Signify_is_verified_too()
    {
        using var outside = new Outside();
        outside.Run("signify-openbsd", "-G", "-n", "-p", "key.pub", "-s", "key.sec");
        outside.Write("patch.bin", Content);
        outside.Run("signify-openbsd", "-S", "-s", "key.sec", "-m", "patch.bin", "-x", "patch.bin.sig");
        var trust = Trust(outside, "key.pub");
        var side = new SideFile("patch.bin.sig", outside.Bytes("patch.bin.sig"));
        Twins.MustHold(Judge.Bytes(Content, "patch.bin", trust, side));
        Twins.MustFail(Judge.Bytes(Twins.Flip(Content, 0), "patch.bin", trust, side), "body");
    }

    private static SignatureTrust Trust(Outside outside, string key) =>
        new SignatureTrust { At = DateTimeOffset.UtcNow }.WithKeys(outside.Bytes(key))!;

    private static SignatureReport Check(byte[] content, byte[] signature, SignatureTrust trust) =>
        Judge.Bytes(content, "patch.bin", trust, new SideFile("patch.bin.minisig", signature));
}
