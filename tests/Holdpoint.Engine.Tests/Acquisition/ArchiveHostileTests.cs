using System.Buffers.Binary;
using System.Diagnostics;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Scanning;
using Holdpoint.Tests;
using static Holdpoint.Engine.Tests.Acquisition.Packers;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>Containers made to exhaust or to crash an unpacker.</summary>
public sealed class ArchiveHostileTests : IDisposable
{
    private readonly WalkRoom _room = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _room.Dispose();

    [Fact]
    [Trait("needs", "outside")]
    public async Task Bombs_end_at_the_limits_in_every_kind()
    {
        var limits = new ArchiveLimits
        {
            MemberBytes = 1 << 20,
            TotalBytes = 3 << 20,
            Ratio = 50,
            RatioFrom = 100_000,
        };
        var zeros = new byte[2 << 20];
        foreach (
            var (command, packed) in ((string, string)[])
                [
                    ("7z a -bd -y out.7z zeros", "out.7z"),
                    ("xz -k zeros", "zeros.xz"),
                    ("zstd -q zeros", "zeros.zst"),
                    ("bzip2 -k zeros", "zeros.bz2"),
                    ("gcab -c -z -n out.cab zeros", "out.cab"),
                ]
        )
        {
            var (walk, seen) = await WalkAsync(Pack(command, packed, ("zeros", zeros)), limits);
            Assert.Empty(seen);
            Assert.Contains(walk.Reports, report => report.Verdict == ScanVerdict.NotFullyScanned);
            Assert.Empty(Directory.EnumerateFiles(_room.Unpacked));
        }
    }

    [Fact]
    [Trait("needs", "outside")]
    public async Task A_dictionary_beyond_the_memory_given_is_refused_before_it_is_made()
    {
        var limits = new ArchiveLimits { Memory = 200L << 20 };
        foreach (
            var archive in (byte[][])
                [
                    Pack("xz -k --lzma2=dict=1GiB a.bin", "a.bin.xz", ("a.bin", [1])),
                    Hungry(
                        Pack(
                            "7z a -bd -y -mhc=off -m0=LZMA out.7z a.bin",
                            "out.7z",
                            ("a.bin", new byte[9000])
                        )
                    ),
                    RarFile.Make5(13, ("a.bin", [1])),
                ]
        )
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var (walk, seen) = await WalkAsync(archive, limits);
            Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 32 << 20);
            Assert.Empty(seen);
            Assert.Contains(
                "bytes of memory to unpack",
                Assert.Single(walk.Reports).Details[0],
                StringComparison.Ordinal
            );
        }
        // A frame that tells a window of 4 GiB: the decoder's own limit.
        byte[] zstd = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xb0, 0x0b, 0x00, 0x00, 1, 1, 1];
        var (walked, none) = await WalkAsync(zstd, limits);
        Assert.Empty(none);
        Assert.Single(walked.Reports);
    }

    [Fact]
    public async Task Coders_bound_in_a_circle_are_refused()
    {
        // Two coders that read each other: a recursive unpacker would never come back.
        byte[] header =
        [
            1,
            4,
            6,
            0,
            1,
            9,
            1,
            0,
            7,
            11,
            1,
            0,
            2,
            0x11,
            0x21,
            2,
            1,
            1,
            0x21,
            1,
            0,
            1,
            1,
            0,
            2,
            12,
            1,
            1,
            1,
            0,
            0,
            5,
            1,
            0,
            0,
        ];
        var (walk, seen) = await WalkAsync(SevenZip(header));
        Assert.Empty(seen);
        Assert.Equal(ScanVerdict.NotFullyScanned, Assert.Single(walk.Reports).Verdict);
    }

    [Theory]
    [InlineData(new byte[] { 1, 5, 0xf0, 0xff, 0xff, 0xff, 0x7f, 0, 0 })] // two billion members
    [InlineData(new byte[] { 1, 4, 6, 0, 0xf0, 0xff, 0xff, 0xff, 0x7f, 9, 0, 0 })] // two billion packed streams
    [InlineData(new byte[] { 1, 4, 7, 11, 0xf0, 0xff, 0xff, 0xff, 0x7f, 0, 0 })] // two billion folders
    public async Task Counts_that_no_file_can_hold_cost_no_memory(byte[] header)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var (walk, _) = await WalkAsync(SevenZip(header));
        Assert.True(GC.GetTotalAllocatedBytes(precise: true) - before < 32 << 20);
        Assert.Equal(ScanVerdict.NotFullyScanned, Assert.Single(walk.Reports).Verdict);
    }

    [Fact]
    [Trait("needs", "outside")]
    public async Task Whatever_the_bytes_of_any_kind_the_walk_ends_with_reports_and_never_throws()
    {
        var content = ArchiveWalkTests.Zip(("deep.txt", new byte[5000]));
        (string, byte[])[] files =
        [
            ("a.bin", [.. ArchiveWalkTests.Noise(40_000), .. new byte[40_000]]),
            ("b.zip", content),
        ];
        byte[][] seeds =
        [
            Pack("7z a -bd -y -mhc=off out.7z a.bin b.zip", "out.7z", files),
            Pack("7z a -bd -y -mhc=off -m0=PPMd out2.7z a.bin b.zip", "out2.7z", files),
            Pack("7z a -bd -y out3.7z a.bin b.zip", "out3.7z", files),
            Pack("gcab -c -z -n out.cab a.bin b.zip", "out.cab", files),
            Pack("xz -k a.bin", "a.bin.xz", files),
            Pack("zstd -q a.bin", "a.bin.zst", files),
            Pack("bzip2 -k a.bin", "a.bin.bz2", files),
            RarFile.Make4(files),
            RarFile.Make5(2, files),
        ];
        var random = new Random(11);
        var limits = new ArchiveLimits { TotalBytes = 1 << 22, MemberBytes = 1 << 20 };
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 300 || watch.Elapsed.TotalSeconds < FuzzBudget.Seconds; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            // Half of the edits where the headers are.
            for (var edit = random.Next(1, 6); edit > 0; edit--)
                bytes[
                    random.Next(2) == 0 ? random.Next(bytes.Length)
                    : random.Next(2) == 0 ? random.Next(Math.Min(200, bytes.Length))
                    : bytes.Length - 1 - random.Next(Math.Min(200, bytes.Length))
                ] = (byte)random.Next(256);
            if (random.Next(5) == 0)
                bytes = bytes[..random.Next(1, bytes.Length)];
            if (bytes.AsSpan().StartsWith("7z"u8) && bytes.Length > 32 && random.Next(4) > 0)
                bytes = Mended(bytes);
            await WalkAsync(bytes, limits);
        }
        Assert.Empty(Directory.EnumerateFiles(_room.Unpacked));
    }

    [Fact]
    public async Task Whatever_an_unpacker_throws_is_damage_and_one_that_hangs_is_left_behind()
    {
        await using var code = new ForeignCode(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            code.RunAsync(() => Array.Empty<int>()[1], Cancel)
        );
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            code.RunAsync(() => ((string)null!).Length, Cancel)
        );
        using var never = new ManualResetEventSlim();
        using var held = code.Own(new MemoryStream());
        var hung = await Assert.ThrowsAsync<UnpackRefusedException>(() =>
            code.RunAsync(
                () =>
                {
                    never.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
                    return 0;
                },
                Cancel
            )
        );
        Assert.Contains("no progress", hung.Message, StringComparison.Ordinal);
        await code.DisposeAsync();
        Assert.True(held.CanRead);
        never.Set();
    }

    private Task<(ArchiveWalk Walk, List<string> Seen)> WalkAsync(
        byte[] archive,
        ArchiveLimits? limits = null
    ) => _room.WalkAsync(archive, limits, Cancel);

    // An LZMA dictionary of nearly 4 GiB.
    private static byte[] Hungry(byte[] seven)
    {
        var at = seven.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x23, 3, 1, 1, 5]);
        BinaryPrimitives.WriteUInt32LittleEndian(seven.AsSpan(at + 6), 0xffff_0000);
        return Mended(seven);
    }

    private static byte[] SevenZip(byte[] header)
    {
        byte[] file = [.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, .. new byte[24], .. header];
        file[20] = (byte)header.Length;
        return Mended(file);
    }
}
