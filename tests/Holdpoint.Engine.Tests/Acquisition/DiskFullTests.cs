using System.Security.Cryptography;
using Holdpoint.Core.Acquisition;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Engine.Acquisition;
using Holdpoint.Engine.Acquisition.Artifacts;
using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Engine.Storage;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Acquisition;

/// <summary>The disk fills up: nothing half is left, the words say what is missing, and with room the same step succeeds.</summary>
[Trait("needs", "outside")]
public sealed class DiskFullTests : IDisposable
{
    private const int Spare = (int)AcquisitionLimits.SpareBytes;
    private static readonly byte[] Bytes = ArchiveWalkTests.Noise(20_000_000);
    private static readonly Person Anna = new("Anna", "anna");
    private static readonly Person Ben = new("Ben", "ben");
    private readonly string _folder = Directory.CreateTempSubdirectory("holdpoint-disk-").FullName;
    private readonly SmallDisk _disk;
    private readonly DataDirectory _elsewhere = new();
    private readonly SocketsHttpHandler _network = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public DiskFullTests() => _disk = SmallDisk.Mount(_folder, megabytes: 160);

    public void Dispose()
    {
        TestStore.Release(_disk.Folder);
        _disk.Dispose();
        Directory.Delete(_folder);
        _network.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_download_that_fills_the_disk_says_so_and_goes_on_when_there_is_room()
    {
        var isFull = true;
        await using var server = new TlsServer(async request =>
        {
            if (!isFull)
            {
                await request.HonestAsync(Bytes, "\"v1\"");
                return;
            }
            await request.HeadAsync(200, "ETag: \"v1\"", $"Content-Length: {Bytes.Length}");
            await request.BodyAsync(Bytes.AsMemory(0, 5_000_000));
            _disk.Fill(Spare);
            await request.BodyAsync(Bytes.AsMemory(5_000_000));
        });
        var full = await GetAsync(server);
        Assert.Equal("disk-full", full.Refusal!.Code);
        Assert.Contains(_disk.Folder, full.Refusal.Text, StringComparison.Ordinal);
        Assert.Contains("must stay free", full.Refusal.Text, StringComparison.Ordinal);
        _disk.Clear();
        isFull = false;
        var whole = await GetAsync(server);
        Assert.Null(whole.Refusal);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(whole.Path!, Cancel));
        Assert.True(server.Requests[^1].From > 0);
    }

    [Fact]
    public async Task A_download_that_meets_the_very_end_of_the_disk_is_a_refusal_too()
    {
        await using var server = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        _disk.Fill(0);
        var full = await GetAsync(server);
        Assert.Equal("disk-full", full.Refusal!.Code);
        Assert.Empty(server.Requests.Where(request => request.From > 0));
        _disk.Clear();
        Assert.Null((await GetAsync(server)).Refusal);
    }

    [Fact]
    public async Task A_hand_in_that_fills_the_disk_keeps_nothing_and_the_next_one_all()
    {
        var path = Path.Combine(_elsewhere.Path, "firmware.bin");
        await File.WriteAllBytesAsync(path, Bytes, Cancel);
        var programme = await OpenAsync();
        var incoming = new IncomingFile(path, "firmware.bin", new("hand-in", path), Anna, null);
        var filling = new Filling(_disk, 5_000_000);
        var full = await programme.Acquisition.TakeInAsync(incoming, filling, Cancel);
        Assert.Equal("disk-full", full.Refusal!.Code);
        Assert.Contains("Make room and try again", full.Refusal.Text, StringComparison.Ordinal);
        Assert.Empty(await programme.Acquisition.ArtifactsAsync(Cancel));
        Assert.DoesNotContain(Files("quarantine"), name => name != "lock");
        _disk.Clear();
        var taken = await programme.Acquisition.TakeInAsync(incoming, null, Cancel);
        Assert.Null(taken.Refusal);
        Assert.True(Assert.Single(await programme.Acquisition.VerifyAsync(null, null, null, Cancel)).IsWhole);
    }

    [Fact]
    public async Task A_release_on_a_full_disk_is_none_and_is_one_afterwards()
    {
        var programme = await OpenAsync();
        var desk = programme.Acquisition;
        var path = Path.Combine(_disk.Folder, "firmware.bin");
        await File.WriteAllBytesAsync(path, Bytes, Cancel);
        var taken = await desk.TakeInAsync(
            new(path, "firmware.bin", new("hand-in", path), Anna, null),
            null,
            Cancel
        );
        var artifact = taken.Artifact!;
        foreach (var rung in (Rung[])[Rung.VendorSignature, Rung.SecondChannelDigest, Rung.PinnedOrigin])
            await desk.NotAvailableAsync(artifact, rung, Anna, "none", Cancel);
        await desk.SightAsync(artifact, Ben, artifact.Sha256, Cancel);
        await NoRoomInTheLogAsync();
        _disk.Fill(0);
        var fault = await Record.ExceptionAsync(() => desk.ReleaseAsync(artifact, Ben, "seen", Cancel));
        _disk.Clear();

        // As the next command would: a new process finds what the full disk left.
        desk = (await OpenAsync()).Acquisition;
        if (TestStore.Of(Path.Combine(_disk.Folder, "data")).Connection is not null)
        {
            // A database elsewhere has room, and to release the file needs none here: it gets another name.
            Assert.Null(fault);
        }
        else
        {
            Assert.Contains(
                "disk",
                (StorageFault.Explain(fault) ?? fault!).Message,
                StringComparison.Ordinal
            );
            Assert.NotEqual(
                ArtifactState.Released,
                (await desk.ArtifactAsync(artifact.Sha256, Cancel))!.State
            );
            Assert.DoesNotContain(
                Files("vault"),
                name => name.StartsWith(artifact.Sha256, StringComparison.Ordinal)
            );
            Assert.Null((await desk.ReleaseAsync(artifact, Ben, "seen", Cancel)).Refusal);
        }
        Assert.Contains(Files("vault"), name => name == artifact.Sha256);
        Assert.True(Assert.Single(await desk.VerifyAsync(null, null, null, Cancel)).IsWhole);
        Assert.Equal(artifact.Sha256, Convert.ToHexStringLower(SHA256.HashData(Bytes)));
    }

    // The write-ahead log keeps the room of earlier writes, and a small one would still fit in there.
    private async Task NoRoomInTheLogAsync()
    {
        var data = Path.Combine(_disk.Folder, "data");
        if (TestStore.Of(data).Connection is not null)
            return;
        await using var connection = TestStore.Open(data);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancel));
    }

    private IEnumerable<string> Files(string area) =>
        Directory.Exists(Path.Combine(_disk.Folder, "data", area))
            ? Directory
                .EnumerateFiles(Path.Combine(_disk.Folder, "data", area), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetFileName(path))
            : [];

    private Task<Programme> OpenAsync() =>
        Programme.OpenAsync(
            new(
                TestStore.Of(Path.Combine(_disk.Folder, "data")),
                TimeProvider.System,
                "tester",
                _network,
                () => 0.5
            ),
            Cancel
        );

    private Task<Downloaded> GetAsync(TlsServer server)
    {
        var roots = _elsewhere.Write($"roots-{server.Port}.pem", server.Pem);
        return new Downloader(
            Path.Combine(_disk.Folder, "downloads"),
            new() { AllowPrivate = ["localhost"], ExtraRoots = roots },
            new()
            {
                RetryDelay = TimeSpan.FromMilliseconds(5),
                Tries = 2,
                FlushBytes = 1 << 20,
            }
        ).RunAsync(server.Address("f.bin"), 1 << 26, null, Cancel);
    }

    // Fills the disk as soon as so many bytes were read.
    private sealed class Filling(SmallDisk disk, long after) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= after)
                disk.Fill(Spare);
        }
    }
}
