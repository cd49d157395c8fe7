using System.IO.Compression;
using System.Text;
using Holdpoint.Core.Monitoring;
using Holdpoint.Core.Monitoring.Vulnerabilities;

namespace Holdpoint.Core.Tests.Monitoring.Vulnerabilities;

public class FeedReaderTests
{
    private const string Epss =
        "#model_version:v2025.03.14,score_date:2025-08-25T00:00:00+0000\ncve,epss,percentile\nCVE-2024-0001,0.14630,0.96354\n";

    [Fact]
    public void Kev_gives_date_version_and_ransomware_use()
    {
        var read = KevReader.Read(
            Bytes(
                """
                {"catalogVersion":"2025.08.25","dateReleased":"2025-08-25T17:04:19.9796Z","count":1,"vulnerabilities":[
                {"cveID":"cve-2024-0001","dateAdded":"2024-03-07","dueDate":"2024-03-28","knownRansomwareCampaignUse":"Known"}]}
                """
            ),
            "kev.json"
        );

        Assert.Empty(read.Diagnostics);
        var entry = read.Value!.Entries["CVE-2024-0001"];
        Assert.Equal((new DateOnly(2024, 3, 7), true), (entry.Added!.Value, entry.Ransomware));
        Assert.Equal("2025.08.25", read.Value.Stamp.Version);
        Assert.Equal(17, read.Value.Stamp.Date!.Value.Hour);
    }

    [Theory]
    [InlineData(
        """{"vulnerabilities":[{"cveID":"CVE-24-1"}]}""",
        "kev.cve",
        "kev.json#/vulnerabilities/0/cveID"
    )]
    [InlineData("""{"vulnerabilities":[],"count":7}""", "kev.count", "kev.json#/count")]
    [InlineData("""{"vulnerabilities":{}}""", "kev.vulnerabilities", "kev.json#/vulnerabilities")]
    [InlineData("""{"vulnerabilities":[}""", "feed.not-json", "kev.json#line 1")]
    [InlineData("[]", "feed.not-an-object", "kev.json")]
    public void Kev_tells_what_is_wrong_and_where(string json, string code, string place) =>
        Assert.Contains(
            KevReader.Read(Bytes(json), "kev.json").Diagnostics,
            one => (one.Code, one.Place) == (code, place)
        );

    [Fact]
    public void Epss_reads_the_same_plain_and_packed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Bytes(Epss));
        foreach (
            var bytes in new[]
            {
                Bytes(Epss),
                packed.ToArray(),
                Bytes(Epss.Replace("\n", "\r\n", StringComparison.Ordinal)),
            }
        )
        {
            var read = EpssReader.Read(bytes, "epss.csv");
            Assert.Empty(read.Diagnostics);
            Assert.Equal(new EpssScore(0.1463, 0.96354), read.Value!.Scores["CVE-2024-0001"]);
            Assert.Equal(
                ("v2025.03.14", 2025),
                (read.Value.Stamp.Version, read.Value.Stamp.Date!.Value.Year)
            );
        }
    }

    [Theory]
    [InlineData("CVE-2024-0002,1.5,0.1", "epss.score")]
    [InlineData("CVE-2024-0002,NaN,0.1", "epss.score")]
    [InlineData("CVE-2024-0002", "epss.line")]
    [InlineData("total,0.1,0.1", "epss.cve")]
    [InlineData("CVE-2024-0001,0.1,0.1", "epss.twice")]
    public void Epss_tells_a_bad_line_and_keeps_the_rest(string line, string code)
    {
        var read = EpssReader.Read(Bytes($"{Epss}{line}\n"), "epss.csv");

        Assert.Equal(
            (code, "epss.csv#line 4"),
            (read.Diagnostics.Single().Code, read.Diagnostics.Single().Place)
        );
        Assert.Single(read.Value!.Scores);
    }

    [Fact]
    public void Half_a_file_is_told()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Bytes(Epss));
        for (var length = 2; length < packed.Length; length++)
        {
            var read = EpssReader.Read(packed.ToArray().AsMemory(0, length), "e");
            Assert.Null(read.Value);
            Assert.Equal("epss.gzip", read.Diagnostics[0].Code);
        }
        Assert.Equal("epss.end", EpssReader.Read(Bytes(Epss[..^3]), "e").Diagnostics[0].Code);
    }

    [Fact]
    public void A_date_decides_on_fresh_or_stale_and_none_is_stale()
    {
        var now = new DateTimeOffset(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);
        DatasetStamp Kev(DateTimeOffset? date) => new(DatasetKind.Kev, "kev", date, null);

        Assert.Equal(Freshness.Fresh, FreshnessRule.Of(Kev(now.AddDays(-14)), now, FreshnessRule.Shipped));
        Assert.Equal(
            Freshness.Stale,
            FreshnessRule.Of(Kev(now.AddDays(-14).AddTicks(-1)), now, FreshnessRule.Shipped)
        );
        Assert.Equal(Freshness.Stale, FreshnessRule.Of(Kev(null), now, FreshnessRule.Shipped));
        Assert.Equal(Freshness.Stale, FreshnessRule.Of(Kev(now.AddDays(2)), now, FreshnessRule.Shipped));
        Assert.Equal(Freshness.NeverChecked, FreshnessRule.Of(null, now, FreshnessRule.Shipped));
    }

    [Fact]
    public void The_real_catalogue_and_scores_are_read_without_a_word()
    {
        var kev = KevReader.Read(
            File.ReadAllBytes(SharedFile("kev", "known_exploited_vulnerabilities.json")),
            "kev"
        );
        Assert.Equal((0, 1404), (kev.Diagnostics.Count, kev.Value!.Entries.Count));
        Assert.Equal(293, kev.Value.Entries.Values.Count(entry => entry.Ransomware));

        var epss = EpssReader.Read(
            File.ReadAllBytes(SharedFile("epss", "epss_scores-2026-08-16.csv")),
            "epss"
        );
        Assert.Empty(epss.Diagnostics);
        Assert.Equal(6956, epss.Value!.Scores.Count);
    }

    [Fact]
    public void Every_real_cve_record_gives_its_ssvc_statement()
    {
        foreach (var file in Directory.EnumerateFiles(SharedFile("cve5", ".")))
        {
            var read = CveRecordReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            Assert.Empty(read.Diagnostics);
            Assert.Equal(Path.GetFileNameWithoutExtension(file), read.Value!.Cve);
            Assert.NotNull(read.Value.Ssvc!.Exploitation);
            Assert.NotEmpty(read.Value.References);
        }
        var lines = CveRecordReader.ReadLines(
            File.ReadAllBytes(SharedFile("ssvc", "vulnrichment-ssvc.jsonl")),
            "ssvc"
        );
        Assert.Equal((0, 920), (lines.Diagnostics.Count, lines.Value!.Records.Count));
        Assert.All(
            lines.Value.Records.Values,
            record => Assert.Contains(record.Ssvc!.TechnicalImpact, (string[])["partial", "total"])
        );
    }

    private static string SharedFile(string folder, string file) =>
        Holdpoint.Tests.SharedData.Path("corpus", folder, file);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
