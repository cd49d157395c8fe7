using System.Security.Cryptography;
using Holdpoint.Engine.Acquisition;
using Holdpoint.Trust.Digests;

namespace Holdpoint.Engine.Tests.Acquisition;

public sealed class VaultTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(3_000_001)]
    public async Task What_is_kept_lies_under_its_digest_and_reads_back(int length)
    {
        var desk = await DeskAsync();
        var bytes = Bytes(length);
        var sha256 = await KeepAsync(desk, bytes);
        var path = (await desk.PathAsync(sha256, Cancel))!;
        Assert.EndsWith(Path.Combine("vault", sha256[..2], sha256), path, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Cancel));
        Assert.Equal(FsVerity.Blocks(length) * FsVerity.DigestSize, new FileInfo(path + ".blocks").Length);
        if (!OperatingSystem.IsWindows())
            Assert.False(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserWrite));
        Assert.Single(await desk.VaultAsync(Cancel));
        Assert.True(Assert.Single(await desk.VerifyAsync(null, null, null, Cancel)).IsWhole);
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once()
    {
        var desk = await DeskAsync();
        var bytes = Bytes(100_000);
        await KeepAsync(desk, bytes);
        using var again = new MemoryStream(bytes);
        var taken = await desk.KeepAsync(again, bytes.Length, Digest(bytes), null, Cancel);
        Assert.True(taken.WasThere);
        Assert.Equal(2, Files("vault").Count);
    }

    [Fact]
    public async Task Bytes_with_another_digest_are_refused_and_leave_nothing()
    {
        var desk = await DeskAsync();
        using var stream = new MemoryStream(Bytes(1000));
        var taken = await desk.KeepAsync(stream, 1000, new('0', 64), null, Cancel);
        Assert.Equal("digest-differs", taken.Refusal!.Code);
        Assert.Empty(Files("vault"));
    }

    [Fact]
    public async Task More_bytes_than_told_are_refused_and_leave_nothing()
    {
        var desk = await DeskAsync();
        using var stream = new EndlessStream();
        var taken = await desk.KeepAsync(stream, 5_000_000, new('0', 64), null, Cancel);
        Assert.Equal("too-large", taken.Refusal!.Code);
        Assert.Empty(Files("vault"));
    }

    [Fact]
    public async Task A_file_larger_than_the_disk_is_refused_before_a_byte_is_written()
    {
        var desk = await DeskAsync();
        using var stream = new EndlessStream();
        var taken = await desk.KeepAsync(stream, long.MaxValue / 4, new('0', 64), null, Cancel);
        Assert.Equal("disk-full", taken.Refusal!.Code);
        Assert.Equal(0, stream.Given);
    }

    [Fact]
    public async Task Rot_is_found_with_its_block_never_mended_and_the_content_not_given_out()
    {
        var desk = await DeskAsync();
        var bytes = Bytes(1_000_000);
        var sha256 = await KeepAsync(desk, bytes);
        var path = (await desk.PathAsync(sha256, Cancel))!;
        Flip(path, 700_000);

        var check = Assert.Single(await desk.VerifyAsync(null, null, null, Cancel));
        var block = Assert.Single(check.BadBlocks);
        Assert.Equal((10, 655_360), (block.Index, block.Offset));
        Assert.Contains(path, check.Text, StringComparison.Ordinal);
        Assert.Contains("block 10", check.Text, StringComparison.Ordinal);
        Assert.Null(await desk.PathAsync(sha256, Cancel));
        Assert.NotEqual(bytes, await File.ReadAllBytesAsync(path, Cancel));

        using var again = new MemoryStream(bytes);
        var taken = await desk.KeepAsync(again, bytes.Length, sha256, null, Cancel);
        Assert.True(taken.Replaced);
        Assert.NotNull(await desk.PathAsync(sha256, Cancel));
        Assert.True(Assert.Single(await desk.VerifyAsync(null, null, null, Cancel)).IsWhole);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("gone")]
    [InlineData("link")]
    [InlineData("both")]
    public async Task Every_damage_is_named(string how)
    {
        var desk = await DeskAsync();
        var sha256 = await KeepAsync(desk, Bytes(200_000));
        var path = (await desk.PathAsync(sha256, Cancel))!;
        Damage(path, how);
        var check = Assert.Single(await desk.VerifyAsync(null, null, null, Cancel));
        Assert.False(check.IsWhole);
        Assert.Contains(path, check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_list_of_blocks_is_told_and_made_anew_from_the_whole_content()
    {
        var desk = await DeskAsync();
        var sha256 = await KeepAsync(desk, Bytes(200_000));
        var blocks = (await desk.PathAsync(sha256, Cancel))! + ".blocks";
        var before = await File.ReadAllBytesAsync(blocks, Cancel);
        File.Delete(blocks);
        var check = Assert.Single(await desk.VerifyAsync(null, null, null, Cancel));
        Assert.True(check is { IsWhole: true, LostBlockList: true });
        Assert.Equal(before, await File.ReadAllBytesAsync(blocks, Cancel));
    }

    [Fact]
    public async Task Verification_goes_on_where_it_stopped()
    {
        var desk = await DeskAsync();
        for (var i = 0; i < 5; i++)
            await KeepAsync(desk, Bytes(1000 + i));
        var first = await desk.VerifyAsync(2, null, null, Cancel);
        var second = await desk.VerifyAsync(3, null, null, Cancel);
        Assert.Equal(5, first.Concat(second).Select(check => check.Sha256).Distinct().Count());
    }

    [Fact]
    public async Task Leftovers_of_a_killed_write_are_removed_at_the_next_start()
    {
        var desk = await DeskAsync();
        await KeepAsync(desk, Bytes(1000));
        var left = Path.Combine(_directory.Path, "data", "vault", "incoming", "1-1.part");
        await File.WriteAllTextAsync(left, "half", Cancel);
        desk = await DeskAsync();
        await KeepAsync(desk, Bytes(2000));
        Assert.False(File.Exists(left));
        Assert.Equal(2, (await desk.VaultAsync(Cancel)).Count);
    }

    [Fact]
    public async Task Retention_says_first_and_removes_only_what_nothing_needs()
    {
        var clock = new ShiftedClock();
        var desk = (await _directory.OpenAsync(clock)).Acquisition;
        var old = await KeepAsync(desk, Bytes(1000));
        var held = await KeepAsync(desk, Bytes(2000));
        await desk.HoldAsync(held, "deliverable HP-North-1", Cancel);
        clock.Shift = TimeSpan.FromDays(100);
        var young = await KeepAsync(desk, Bytes(3000));

        var plan = await desk.RetainAsync(TimeSpan.FromDays(50), false, Cancel);
        Assert.Equal(old, Assert.Single(plan, line => line.KeptBecause is null).Content.Sha256);
        Assert.NotNull(await desk.PathAsync(old, Cancel));

        await desk.RetainAsync(TimeSpan.FromDays(50), true, Cancel);
        Assert.Null(await desk.PathAsync(old, Cancel));
        Assert.NotNull(await desk.PathAsync(held, Cancel));
        Assert.NotNull(await desk.PathAsync(young, Cancel));
        Assert.Equal(
            "removed",
            (await desk.VaultAsync(Cancel)).Single(content => content.Sha256 == old).State
        );

        await desk.LetGoAsync("deliverable HP-North-1", Cancel);
        await desk.RetainAsync(TimeSpan.FromDays(50), true, Cancel);
        Assert.Null(await desk.PathAsync(held, Cancel));
    }

    [Fact]
    public async Task Two_who_keep_the_same_bytes_at_once_keep_them_once()
    {
        var one = await DeskAsync();
        var other = await DeskAsync();
        var bytes = Bytes(5_000_000);
        await Task.WhenAll(KeepAsync(one, bytes), KeepAsync(other, bytes));
        Assert.True(Assert.Single(await one.VerifyAsync(null, null, null, Cancel)).IsWhole);
    }

    private async Task<AcquisitionDesk> DeskAsync() => (await _directory.OpenAsync()).Acquisition;

    private static async Task<string> KeepAsync(AcquisitionDesk desk, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var taken = await desk.KeepAsync(stream, bytes.Length, Digest(bytes), null, Cancel);
        Assert.Null(taken.Refusal);
        return taken.Digest!.Sha256;
    }

    private List<string> Files(string area)
    {
        var root = Path.Combine(_directory.Path, "data", area);
        return Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "lock")
            .ToList();
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Flip(string path, int at)
    {
        MakeWritable(path);
        using var file = File.Open(path, FileMode.Open);
        file.Position = at;
        var old = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(old ^ 1));
    }

    private static void MakeWritable(string path)
    {
        if (OperatingSystem.IsWindows())
            File.SetAttributes(path, FileAttributes.Normal);
        else
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void Damage(string path, string how)
    {
        switch (how)
        {
            case "cut":
                MakeWritable(path);
                using (var file = File.Open(path, FileMode.Open))
                    file.SetLength(100_000);
                break;
            case "gone":
                File.Delete(path);
                break;
            case "link":
                File.Move(path, path + ".away");
                File.CreateSymbolicLink(path, path + ".away");
                break;
            default:
                Flip(path, 5);
                Flip(path + ".blocks", 5);
                break;
        }
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() =>
            new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero) + Shift;
    }
}
