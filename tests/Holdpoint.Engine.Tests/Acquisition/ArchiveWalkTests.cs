using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Scanning;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Acquisition;

public sealed class ArchiveWalkTests : IDisposable
{
    private readonly WalkRoom _room = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Members_of_members_are_seen_and_nothing_is_left_behind()
    {
        var inner = Zip(("deep.txt", "x"u8.ToArray()));
        var (walk, seen) = await WalkAsync(Gzip(Tar(("inner.zip", inner), ("plain.txt", "y"u8.ToArray()))));
        Assert.Equal(
            ["!/content", "!/content!/inner.zip", "!/content!/inner.zip!/deep.txt", "!/content!/plain.txt"],
            seen.Order(StringComparer.Ordinal)
        );
        Assert.Empty(walk.Reports);
        Assert.Empty(Directory.EnumerateFiles(Unpacked));
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x")]
    [InlineData("a/NUL.txt")]
    [InlineData("x:stream")]
    public async Task A_name_that_leads_elsewhere_is_a_finding_in_zip_and_tar(string name)
    {
        foreach (var archive in (byte[][])[Zip((name, [1])), Tar((name, [1]))])
        {
            var (walk, seen) = await WalkAsync(archive);
            Assert.Equal(ScanVerdict.Found, Assert.Single(walk.Reports).Verdict);
            Assert.Empty(seen);
        }
    }

    [Fact]
    public async Task Links_out_of_a_tar_are_findings_and_inner_ones_are_not()
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "lib/a.so") { LinkName = "a.so.1" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "out") { LinkName = "../../root" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard") { LinkName = "/etc/shadow" });
        }
        var (walk, _) = await WalkAsync(stream.ToArray());
        Assert.Equal(2, walk.Reports.Count(report => report.Verdict == ScanVerdict.Found));
    }

    [Fact]
    public async Task An_encrypted_member_is_named()
    {
        var zip = Zip(("open.txt", [1]), ("secret.txt", [2]));
        // The flag of encryption in the second entry's header and in the list.
        Mark(zip, "PK\x03\x04"u8, 6, 1);
        Mark(zip, "PK\x01\x02"u8, 8, 1);
        var (walk, seen) = await WalkAsync(zip);
        var report = Assert.Single(walk.Reports);
        Assert.Equal((ScanVerdict.NotFullyScanned, "!/secret.txt"), (report.Verdict, report.Member));
        Assert.Equal(["!/open.txt"], seen);
    }

    [Fact]
    public async Task Bombs_end_at_the_limits()
    {
        var limits = new ArchiveLimits
        {
            Depth = 3,
            Members = 20,
            MemberBytes = 1 << 20,
            TotalBytes = 3 << 20,
            Ratio = 50,
            RatioFrom = 100_000,
        };
        var zeros = new byte[2 << 20];
        foreach (
            var bomb in (byte[][])
                [
                    Zip(("zeros", zeros)),
                    Gzip(zeros),
                    Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}", new byte[10]))]),
                    Nested(5),
                    Tar([.. Enumerable.Range(0, 10).Select(i => ($"{i}", Noise(900_000)))]),
                ]
        )
        {
            var (walk, _) = await WalkAsync(bomb, limits);
            Assert.Contains(walk.Reports, report => report.Verdict == ScanVerdict.NotFullyScanned);
            Assert.Empty(Directory.EnumerateFiles(Unpacked));
        }
    }

    [Fact]
    public async Task Whatever_the_bytes_are_the_walk_ends_with_reports_and_never_throws()
    {
        byte[][] seeds =
        [
            Zip(("a.txt", Noise(300)), ("b/c.zip", Zip(("d", Noise(50))))),
            Tar(("a.txt", Noise(300)), (new string('n', 150), Noise(600))),
            Gzip(Tar(("x", Noise(100)))),
        ];
        var random = new Random(7);
        var limits = new ArchiveLimits { TotalBytes = 1 << 22, MemberBytes = 1 << 20 };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var round = 0; round < 200 || watch.Elapsed.TotalSeconds < FuzzBudget.Seconds; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var edit = random.Next(1, 8); edit > 0; edit--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(1, bytes.Length)];
            await WalkAsync(bytes, limits);
        }
        Assert.Empty(Directory.EnumerateFiles(Unpacked));
    }

    private string Unpacked => _room.Unpacked;

    private Task<(ArchiveWalk Walk, List<string> Seen)> WalkAsync(
        byte[] archive,
        ArchiveLimits? limits = null
    ) => _room.WalkAsync(archive, limits, Cancel);

    internal static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Nested(int depth) => depth == 0 ? [1] : Zip(($"{depth}.zip", Nested(depth - 1)));

    internal static byte[] Tar(params (string Name, byte[] Bytes)[] members)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) }
                );
        }
        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return stream.ToArray();
    }

    internal static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static void Mark(byte[] zip, ReadOnlySpan<byte> signature, int at, byte flag)
    {
        var last = zip.AsSpan().LastIndexOf(signature);
        zip[last + at] |= flag;
    }
}
