using System.Runtime.InteropServices;
using System.Text;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

public class ScriptTests
{
    private static readonly TestPki Pki = new();

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["vbs"] = "' Prüfung: größer – „gut“ €\r\nMsgBox \"x\"\r\n",
        ["js"] = "// Prüfung: größer – „gut“ €\r\nWScript.Echo('x');",
        ["wsf"] =
            "<?xml version=\"1.0\"?>\r\n<job>\r\n<script language=\"JScript\">//größer €\r\n</script>\r\n</job>\r\n",
    };

    public static TheoryData<string, string> All =>
        [
            .. Texts.Keys.SelectMany(kind =>
                new[] { "utf-8-bom", "utf-16", "utf-16-be", "western" }.Select(encoding => (kind, encoding))
            ),
        ];

    [Theory]
    [MemberData(nameof(All))]
    public void A_signed_script_is_verified_in_every_encoding_and_every_byte_of_it_counts(
        string kind,
        string encoding
    )
    {
        var bytes = Encode(ScriptSigner.Sign(kind, Texts[kind], Pki), encoding);
        Twins.MustHold(Check(bytes, kind, Pki));
        var block = Encode(kind is "wsf" ? "<signature>" : "SIG", encoding, mark: false);
        var signed = Twins.Find(bytes, block) - 8;
        for (var at = 0; at < signed; at++)
            Twins.MustFail(Check(Twins.Flip(bytes, at), kind, Pki), $"byte {at}");
        for (var at = signed; at < bytes.Length; at += 97)
            Assert.NotEmpty(Check(Twins.Flip(bytes, at), kind, Pki).Code);
        Twins.MustFail(Check([.. bytes, .. Encode("\r\nx=1", encoding, mark: false)], kind, Pki), "more");
        Twins.MustFail(Check(bytes[..^60], kind, Pki), "truncated");
        using var other = new TestPki();
        Twins.MustFail(Check(bytes, kind, other), "another root");
    }

    [Theory]
    [InlineData("vbs")]
    [InlineData("js")]
    [InlineData("wsf")]
    public void A_script_in_utf8_without_a_mark_is_taken_for_what_windows_takes_it(string kind)
    {
        var utf8 = Encoding.UTF8.GetBytes(Texts[kind]);
        // Windows sees two or three western letters in the place of one.
        var seen = Western(utf8);
        var bytes = Encode(ScriptSigner.Sign(kind, seen, Pki), "western");
        Assert.True(bytes.AsSpan().StartsWith(utf8.AsSpan(0, 20)));
        Twins.MustHold(Check(bytes, kind, Pki));
    }

    [Fact]
    public void Nothing_hides_around_the_block()
    {
        var vbs = ScriptSigner.Sign("vbs", Texts["vbs"], Pki);
        var wsf = ScriptSigner.Sign("wsf", Texts["wsf"], Pki);
        void Fails(string kind, string text, string what) =>
            Twins.MustFail(Check(Encode(text, "utf-8-bom"), kind, Pki), what);
        Fails("vbs", vbs + "MsgBox 1", "text after the block");
        Fails("vbs", vbs.Replace("End signature", "x\r\nEvil\r\n'' SIG '' End signature"), "a line inside");
        Fails("vbs", vbs + vbs, "the whole twice");
        Fails("vbs", "\uFEFF" + vbs, "a second byte order mark");
        Fails("vbs", vbs.Replace("MsgBox", "\r\nMsgBox"), "a line more");
        Fails("wsf", wsf.Replace("</signature>\r\n", "</signature>\r\n\r\n"), "a line more after the block");
        Fails("wsf", wsf.Replace("</signature>\r\n", "</signature>\n\n"), "line feeds after the block");
        Fails("wsf", wsf.Replace("</job>", "<script>evil()</script></job>"), "an element more");
        Fails("js", vbs, "another kind's block");
        Assert.Equal(SignatureVerdict.Unsigned, Check(Encode(Texts["vbs"], "utf-8-bom"), "vbs", Pki).Verdict);
    }

    [Fact]
    public void A_script_that_microsoft_signed_is_verified()
    {
        var path = Directory
            .EnumerateDirectories(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk"))
            .SelectMany(sdk => Directory.EnumerateFiles(sdk, "*.lib.module.js", SearchOption.AllDirectories))
            .FirstOrDefault(file =>
                File.ReadAllText(file).Contains("SIG // Begin", StringComparison.Ordinal)
            );
        Assert.SkipWhen(path is null, "The SDK has no signed script: not run.");
        var bytes = File.ReadAllBytes(path);
        var trust = new SignatureTrust { At = TestPki.Now, Policy = KnownPublishers.Policy };
        var report = Judge.Bytes(bytes, "script.js", trust);
        Twins.MustHold(report);
        Assert.Equal("Microsoft", report.Deciding!.Vendor);
        Twins.MustFail(Judge.Bytes(Twins.Flip(bytes, 30), "script.js", trust), "text");
        Twins.MustFail(Judge.Bytes(bytes, "script.vbs", trust), "another kind");
    }

    private static SignatureReport Check(byte[] bytes, string kind, TestPki pki) =>
        Judge.Bytes(
            bytes,
            $"script.{kind}",
            new SignatureTrust { At = TestPki.Now }.WithRoots(Encoding.ASCII.GetBytes(pki.RootPem))!
        );

    private static byte[] Encode(string text, string encoding, bool mark = true) =>
        encoding switch
        {
            "utf-8-bom" => [.. mark ? "\uFEFF"u8 : default, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => Encoding.Unicode.GetBytes((mark ? "\uFEFF" : "") + text),
            "utf-16-be" => Encoding.BigEndianUnicode.GetBytes((mark ? "\uFEFF" : "") + text),
            _ => CodePage1252.GetBytes(text),
        };

    private static string Western(byte[] bytes) => CodePage1252.GetString(bytes);

    // The framework's own table, so that ours is judged by another one.
    private static Encoding CodePage1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
