using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Monitoring;

public class SourceProposalTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("siemens", "siemens", SourceKind.CsafProvider)]
    [InlineData("kev", "kev", SourceKind.KevCatalogue)]
    [InlineData("epss", "epss", SourceKind.EpssScores)]
    [InlineData("example.com", "example.com", SourceKind.CsafProvider)]
    [InlineData("https://example.com/csaf/provider-metadata.json", "example.com", SourceKind.CsafProvider)]
    [InlineData("https://mirror.example/epss_scores-current.csv.gz", "epss", SourceKind.EpssScores)]
    public void A_name_or_address_becomes_a_source(string given, string id, SourceKind kind)
    {
        var source = SourceProposal.Of(given, null, null, Now, out var why);
        Assert.True(source is not null, why);
        Assert.Equal((id, kind, Now), (source.Id, source.Kind, source.AddedAt));
    }

    [Fact]
    public void Folders_and_files_are_told_apart_by_what_they_hold()
    {
        Assert.Equal(SourceKind.CsafDirectory, KindOf(SampleData.Path("advisories")));
        Assert.Equal(SourceKind.CveRecords, KindOf(SampleData.Path("vulnerabilities", "cve")));
        Assert.Equal(
            SourceKind.KevCatalogue,
            KindOf(SampleData.Path("vulnerabilities", "known_exploited_vulnerabilities.json"))
        );
    }

    [Theory]
    [InlineData("no such thing", null, null)]
    [InlineData("/no/such/folder", null, null)]
    [InlineData("siemens", "../escape", null)]
    [InlineData("siemens", "UPPER", null)]
    [InlineData("siemens", null, "nonsense")]
    [InlineData("siemens", null, "epss")]
    public void What_cannot_be_a_source_is_refused_with_a_reason(string given, string? id, string? kind)
    {
        Assert.Null(SourceProposal.Of(given, id, kind, Now, out var why));
        Assert.NotEmpty(why);
    }

    private static SourceKind? KindOf(string path) => SourceProposal.Of(path, null, null, Now, out _)?.Kind;
}
