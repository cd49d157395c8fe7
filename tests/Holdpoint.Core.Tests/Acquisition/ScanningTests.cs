using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Core.Tests.Acquisition;

public class ScanningTests
{
    private const long Limit = 1000;

    [Theory]
    [InlineData("stream: OK", 1000, ScanVerdict.Clean)]
    [InlineData("stream: OK", 1001, ScanVerdict.NotFullyScanned)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND", 10, ScanVerdict.Found)]
    [InlineData("stream: Eicar.UNOFFICIAL FOUND", 5000, ScanVerdict.Found)]
    [InlineData("stream: Heuristics.Phishing.Email FOUND", 10, ScanVerdict.Found)]
    [InlineData("stream: Heuristics.Encrypted.Zip FOUND", 10, ScanVerdict.NotFullyScanned)]
    [InlineData("stream: Heuristics.Encrypted.PDF FOUND", 10, ScanVerdict.NotFullyScanned)]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", 10, ScanVerdict.NotFullyScanned)]
    [InlineData("INSTREAM size limit exceeded. ERROR", 10, ScanVerdict.NotFullyScanned)]
    [InlineData("stream: Can't allocate memory ERROR", 10, ScanVerdict.NotFullyScanned)]
    [InlineData("", 10, ScanVerdict.NotFullyScanned)]
    [InlineData("something new", 10, ScanVerdict.NotFullyScanned)]
    public void Clamd_says_one_of_three_things(string reply, long length, ScanVerdict verdict) =>
        Assert.Equal(verdict, ClamdReply.Read(reply, "", length, Limit).Verdict);

    [Fact]
    public void Beyond_clamds_own_limit_ok_is_never_clean() =>
        Assert.Equal(
            ScanVerdict.NotFullyScanned,
            ClamdReply.Read("stream: OK", "", ClamdReply.HardLimit + 1, long.MaxValue).Verdict
        );

    [Fact]
    public void The_age_of_the_signatures_is_read()
    {
        var engine = ClamdVersion.Read("ClamAV 1.4.3/27500/Thu Jan  1 09:38:44 2026");
        Assert.Equal(("1.4.3", "27500"), (engine.Version, engine.Signatures));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 9, 38, 44, TimeSpan.Zero), engine.SignaturesFrom);
        Assert.Equal(("1.4.6", null), Read("ClamAV 1.4.6"));
        static (string?, string?) Read(string text) =>
            ClamdVersion.Read(text) is var one ? (one.Version, one.Signatures) : default;
    }

    [Fact]
    public void Without_an_engine_nothing_is_clean() =>
        Assert.Equal(
            ScanVerdict.NotFullyScanned,
            ScanSummary.Of([], 0, [new("all", "", ScanVerdict.Clean, [])], Given.Now).Verdict
        );

    [Theory]
    [InlineData("a/b/c.txt", false)]
    [InlineData("setup..exe", false)]
    [InlineData("conf/console.txt", false)]
    [InlineData("../x", true)]
    [InlineData("a/../../x", true)]
    [InlineData("a\\..\\x", true)]
    [InlineData("/etc/passwd", true)]
    [InlineData("\\\\server\\share", true)]
    [InlineData("C:\\Windows", true)]
    [InlineData("c:x", true)]
    [InlineData("file.txt:stream", true)]
    [InlineData("dir/NUL", true)]
    [InlineData("aux.txt", true)]
    [InlineData("a\u0000b", true)]
    [InlineData("", true)]
    public void Names_that_lead_elsewhere_are_known(string name, bool trick) =>
        Assert.Equal(trick, MemberName.Trick(name) is not null);

    [Theory]
    [InlineData("lib/a.so", "a.so.1", false)]
    [InlineData("lib/a.so", "../a.so.1", false)]
    [InlineData("lib/a.so", "../../a.so.1", true)]
    [InlineData("a.so", "../x/../../a", true)]
    [InlineData("a", "/etc/passwd", true)]
    public void Links_that_lead_out_are_known(string name, string target, bool trick) =>
        Assert.Equal(trick, MemberName.LinkTrick(name, target) is not null);
}
