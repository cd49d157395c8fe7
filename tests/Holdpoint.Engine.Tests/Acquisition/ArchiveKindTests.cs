using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Scanning;
using static Holdpoint.Engine.Tests.Acquisition.Packers;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>Containers made by Debian's packers, and by hand where there is none.</summary>
public sealed class ArchiveKindTests : IDisposable
{
    private readonly WalkRoom _room = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _room.Dispose();

    public static TheoryData<string> SevenZipMethods =>
        [
            "-m0=LZMA2",
            "-m0=LZMA",
            "-m0=PPMd",
            "-m0=BZip2",
            "-m0=Deflate",
            "-m0=Copy",
            "-m0=BCJ -m1=LZMA2",
            "-m0=BCJ2 -m1=LZMA:d25 -m2=LZMA:d19 -m3=LZMA:d19 -mb0:1 -mb0s1:2 -mb0s2:3",
            "-m0=Delta:4 -m1=LZMA",
            "-m0=ARM64 -m1=LZMA2",
            "-ms=off",
            "-mhc=off",
        ];

    [Theory]
    [MemberData(nameof(SevenZipMethods))]
    [Trait("needs", "outside")]
    public async Task A_7z_file_gives_what_went_in_whatever_its_method(string method)
    {
        var program = await File.ReadAllBytesAsync("/bin/ls", Cancel);
        var inner = ArchiveWalkTests.Zip(("deep.txt", "x"u8.ToArray()));
        var archive = Pack(
            $"7z a -bd -y {method} out.7z a.bin folder/b.zip empty",
            "out.7z",
            ("a.bin", program),
            ("folder/b.zip", inner),
            ("empty", [])
        );
        var (walk, seen) = await WalkAsync(archive);
        Assert.Empty(walk.Reports);
        Assert.Equal(
            ["!/a.bin", "!/empty", "!/folder/b.zip", "!/folder/b.zip!/deep.txt"],
            seen.Order(StringComparer.Ordinal)
        );
        Assert.Equal(program, _room.Contents["!/a.bin"]);
        Assert.Equal(inner, _room.Contents["!/folder/b.zip"]);
        Assert.Empty(Directory.EnumerateFiles(_room.Unpacked));
    }

    [Theory]
    [InlineData("xz -k a.tar", "a.tar.xz")]
    [InlineData("xz -k --check=sha256 --block-size=100000 a.tar", "a.tar.xz")]
    [InlineData("xz -k --x86 --lzma2=preset=6 a.tar", "a.tar.xz")]
    [InlineData("xz -k a.tar && cat a.tar.xz a.tar.xz > two.xz", "two.xz")]
    [InlineData("zstd -q a.tar", "a.tar.zst")]
    [InlineData("zstd -q --ultra -22 a.tar", "a.tar.zst")]
    [InlineData("bzip2 -k a.tar", "a.tar.bz2")]
    [InlineData("gzip -k a.tar", "a.tar.gz")]
    [Trait("needs", "outside")]
    public async Task A_packed_tar_is_unpacked_and_walked_through(string command, string packed)
    {
        var program = await File.ReadAllBytesAsync("/bin/ls", Cancel);
        var tar = ArchiveWalkTests.Tar(("program", program), ("x.txt", "x"u8.ToArray()));
        var (walk, seen) = await WalkAsync(Pack(command, packed, ("a.tar", tar)));
        Assert.Empty(walk.Reports);
        Assert.Equal(["!/content", "!/content!/program", "!/content!/x.txt"], seen);
        Assert.Equal(program, _room.Contents["!/content!/program"]);
    }

    [Theory]
    [InlineData("gcab -c -n out.cab a.bin b.txt empty")]
    [InlineData("gcab -c -z -n out.cab a.bin b.txt empty")]
    [Trait("needs", "outside")]
    public async Task A_cabinet_stored_or_of_blocks_that_share_a_window_gives_what_went_in(string command)
    {
        // Twice the same 24 KiB of noise, over the border of two blocks: the second is only told by the window.
        var noise = ArchiveWalkTests.Noise(24_000);
        byte[] twice = [.. noise, .. noise, .. noise, .. await File.ReadAllBytesAsync("/bin/ls", Cancel)];
        var archive = Pack(command, "out.cab", ("a.bin", twice), ("b.txt", "b"u8.ToArray()), ("empty", []));
        var (walk, seen) = await WalkAsync(archive);
        Assert.Empty(walk.Reports);
        Assert.Equal(["!/a.bin", "!/b.txt", "!/empty"], seen.Order(StringComparer.Ordinal));
        Assert.Equal(twice, _room.Contents["!/a.bin"]);
    }

    [Fact]
    [Trait("needs", "outside")]
    public async Task A_cabinet_of_another_method_says_so()
    {
        var archive = Pack("gcab -c -z -n out.cab a.bin", "out.cab", ("a.bin", ArchiveWalkTests.Noise(100)));
        archive[36 + 6] = 3;
        var (walk, seen) = await WalkAsync(archive);
        Assert.Empty(seen);
        var report = Assert.Single(walk.Reports);
        Assert.Equal(
            (ScanVerdict.NotFullyScanned, "not looked at: LZX"),
            (report.Verdict, report.Details[0])
        );
    }

    [Fact]
    public async Task Rar_4_and_5_give_their_members()
    {
        var members = ((string, byte[])[])
            [("a.txt", "a"u8.ToArray()), ("f/b.bin", ArchiveWalkTests.Noise(70_000))];
        foreach (var archive in (byte[][])[RarFile.Make4(members), RarFile.Make5(3, members)])
        {
            var (walk, seen) = await WalkAsync(archive);
            Assert.Empty(walk.Reports);
            Assert.Equal(["!/a.txt", "!/f/b.bin"], seen);
            Assert.Equal(members[1].Item2, _room.Contents["!/f/b.bin"]);
        }
    }

    [Fact]
    [Trait("needs", "outside")]
    public async Task Names_that_lead_elsewhere_are_findings_in_every_kind()
    {
        var cab = Pack("gcab -c -n out.cab aa/evil.bin", "out.cab", ("aa/evil.bin", [1]));
        // 7z with its header unpacked, and the name of its member changed; gcab strips folders, so five letters there.
        var seven = Pack("7z a -bd -y -mhc=off -m0=Copy out.7z aa/evil.bin", "out.7z", ("aa/evil.bin", [1]));
        foreach (
            var archive in (byte[][])
                [
                    RarFile.Make4(("../evil.bin", [1])),
                    RarFile.Make5(0, ("../evil.bin", [1])),
                    Renamed(cab, System.Text.Encoding.Latin1, "evil.bin", "../l.bin"),
                    Mended(Renamed(seven, System.Text.Encoding.Unicode, "aa/evil.bin", "../evil.bin")),
                ]
        )
        {
            var (walk, seen) = await WalkAsync(archive);
            Assert.Equal(ScanVerdict.Found, Assert.Single(walk.Reports).Verdict);
            Assert.Empty(seen);
        }
    }

    [Fact]
    [Trait("needs", "outside")]
    public async Task Encrypted_members_and_headers_are_not_fully_scanned()
    {
        foreach (
            var archive in (byte[][])
                [
                    Pack("7z a -bd -y -psecret out.7z a.bin", "out.7z", ("a.bin", [1, 2, 3])),
                    Pack("7z a -bd -y -psecret -mhe=on out2.7z a.bin", "out2.7z", ("a.bin", [1, 2, 3])),
                    RarFile.MakeLocked(),
                    RarFile.MakeEncrypted(),
                ]
        )
        {
            var (walk, seen) = await WalkAsync(archive);
            Assert.Empty(seen);
            var report = Assert.Single(walk.Reports);
            Assert.Equal((ScanVerdict.NotFullyScanned, "encrypted"), (report.Verdict, report.Details[0]));
        }
    }

    private Task<(ArchiveWalk Walk, List<string> Seen)> WalkAsync(
        byte[] archive,
        ArchiveLimits? limits = null
    ) => _room.WalkAsync(archive, limits, Cancel);
}
