using System.Net;
using Holdpoint.Core.Acquisition.Downloads;

namespace Holdpoint.Core.Tests.Acquisition;

public class DownloadRuleTests
{
    private const long Most = 10_000;

    private static readonly PartialDownload Part = new("https://a.example/f.bin", 400, 1000, "\"v1\"", null);

    [Fact]
    public void The_rest_of_the_same_file_is_added() =>
        Assert.Equal(DownloadStepKind.Append, Next(new(206, 600, 400, 1000, "\"v1\"")));

    [Theory]
    [InlineData("\"v2\"", 400, 1000, 600)] // another version
    [InlineData("W/\"v1\"", 400, 1000, 600)] // a tag that does not stand for the bytes
    [InlineData(null, 400, 1000, 600)] // no tag any more
    [InlineData("\"v1\"", 399, 1000, 601)] // another place
    [InlineData("\"v1\"", 400, 1001, 601)] // another length
    [InlineData("\"v1\"", 400, 1000, 700)] // more than the rest
    public void What_may_be_of_another_version_is_fetched_anew(
        string? tag,
        long from,
        long total,
        long length
    ) => Assert.Equal(DownloadStepKind.AskAnew, Next(new(206, length, from, total, tag)));

    [Fact]
    public void A_whole_answer_replaces_what_is_there() =>
        Assert.Equal(DownloadStepKind.StartOver, Next(new(200, 900, ETag: "\"v2\"")));

    [Theory]
    [InlineData(200, 10_001L, null, null, "too-large")]
    [InlineData(200, 500L, "text/html", null, "web-page")]
    [InlineData(200, 500L, null, "gzip", "encoded")]
    [InlineData(401, null, null, null, "login-needed")]
    [InlineData(404, null, null, null, "not-found")]
    [InlineData(302, null, null, null, "unexpected-answer")]
    public void What_is_not_the_file_is_refused(
        int status,
        long? length,
        string? type,
        string? encoding,
        string code
    )
    {
        var answer = new ServerAnswer(status, length, MediaType: type, Encoding: encoding);
        var step = DownloadRule.Next(null, false, answer, "f.bin", Most);
        Assert.Equal((DownloadStepKind.Refuse, code), (step.Kind, step.Refusal!.Code));
    }

    [Fact]
    public void A_part_that_nobody_asked_for_is_refused() =>
        Assert.Equal(
            "unasked-part",
            DownloadRule.Next(null, false, new(206, 10, 0, 10), "f", Most).Refusal!.Code
        );

    [Fact]
    public void Without_a_validator_nothing_is_put_together() =>
        Assert.Null((Part with { ETag = null }).Validator);

    [Theory]
    [InlineData(999, DownloadStepKind.TryLater)]
    [InlineData(1000, DownloadStepKind.Done)]
    [InlineData(1001, DownloadStepKind.Refuse)]
    public void The_announced_length_decides_the_end(long bytes, DownloadStepKind kind) =>
        Assert.Equal(kind, DownloadRule.Ended(bytes, 1000).Kind);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::127.0.0.1")]
    public void Closed_networks_are_known(string address) =>
        Assert.NotNull(AddressRule.WhyClosed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("193.99.144.80")]
    [InlineData("2a00:1450::1")]
    [InlineData("64:ff9b::808:808")]
    public void The_open_internet_is_open(string address) =>
        Assert.Null(AddressRule.WhyClosed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://a.example/f")]
    [InlineData("ftp://a.example/f")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@a.example/f")]
    public void Only_plain_https_is_asked(string address) =>
        Assert.NotNull(AddressRule.WhyForbidden(new(address)));

    private static DownloadStepKind Next(ServerAnswer answer) =>
        DownloadRule.Next(Part, true, answer, "f.bin", Most).Kind;
}
