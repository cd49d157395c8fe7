using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Monitoring.Vulnerabilities;

public class FeedFuzzTests
{
    private static readonly string[] Seeds =
    [
        """{"catalogVersion":"1","dateReleased":"2025-08-25T17:04:19Z","count":1,"vulnerabilities":[{"cveID":"CVE-2024-0001","dateAdded":"2024-03-07"}]}""",
        "#model_version:v1,score_date:2025-08-25T00:00:00+0000\ncve,epss,percentile\nCVE-2024-0001,0.14630,0.96354\n",
        """{"cve":"CVE-2024-0001","ssvc":{"options":[{"Exploitation":"poc"}],"timestamp":"2024-10-01T00:00:00Z"}}""",
        """{"cveMetadata":{"cveId":"CVE-2024-0001"},"containers":{"cna":{"metrics":[{"cvssV3_1":{"vectorString":"CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"}}]},"adp":[{}]}}""",
        """{"id":"a","version":"1","inputs":[{"name":"x","values":["n","y"],"default":"y"}],"outcome":{"name":"o","values":["p","q"]},"rows":[["n","p"],["*","q"]]}""",
        """{"clocks":[{"id":"a","kind":"case-outcome","table":"t","daysByOutcome":{"x":3},"validFrom":"2028-07-01"}]}""",
        "row,In KEV v1.0.0 (cisa),Automatable v2.0.0,Out v1.0.0\n0,no,no,a\n1,yes,no,b\n",
    ];

    private static readonly Action<byte[]>[] Readers =
    [
        bytes => KevReader.Read(bytes, "f"),
        bytes => EpssReader.Read(bytes, "f"),
        bytes => EpssReader.Read(Packed(bytes), "f"),
        bytes => CveRecordReader.Read(bytes, "f"),
        bytes => CveRecordReader.ReadLines(bytes, "f"),
        bytes => DecisionTableReader.ReadJson(bytes, "f"),
        bytes => DecisionTableReader.ReadCsv(bytes, "f", "a", "1", DecisionTables.Shipped),
        bytes => ClockCatalogue.Read(bytes, "f"),
        bytes => WordMap.Read(bytes, "f"),
    ];

    [Fact]
    public void No_bytes_make_a_reader_throw_or_hang()
    {
        var random = new Random(20260105);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < FuzzBudget.Seconds)
        {
            var bytes = Broken(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]), random);
            foreach (var reader in Readers)
            {
                var before = watch.Elapsed;
                reader(bytes);
                Assert.True(watch.Elapsed - before < TimeSpan.FromSeconds(5), Convert.ToHexString(bytes));
            }
        }
    }

    [Fact]
    public void A_packed_bomb_is_refused_within_its_bound()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 140; i++)
                gzip.Write(zeros);
        }
        Assert.Equal("feed.too-large", EpssReader.Read(packed.ToArray(), "f").Diagnostics[0].Code);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(bytes);
        var made = packed.ToArray();
        if (made.Length > 20)
            made[15] ^= (byte)(bytes.Length % 7);
        return made;
    }

    private static byte[] Broken(byte[] bytes, Random random)
    {
        var made = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(made.Count);
            switch (random.Next(4))
            {
                case 0:
                    made[at] = (byte)random.Next(256);
                    break;
                case 1:
                    made.RemoveAt(at);
                    made.Add((byte)' ');
                    break;
                case 2:
                    made.InsertRange(at, made.Take(random.Next(made.Count)).ToArray());
                    break;
                default:
                    made.Insert(at, (byte)"{}[]\",:*\\\n0-"[random.Next(12)]);
                    break;
            }
        }
        return [.. made];
    }
}
