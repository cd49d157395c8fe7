using Holdpoint.Tests;

namespace Holdpoint.Cli.Tests.Deployment.Deliverables;

/// <summary>A full disk while making or importing a deliverable: said in words, nothing half, and done once there is room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Keys = "--key approver.key --key export.key --key desk.key --passphrase-file word";
    private const int Large = 30_000_000;

    private readonly Headquarters _hq = Headquarters.WithReleasedFile();

    public void Dispose() => _hq.Dispose();

    [Fact]
    public void A_deliverable_that_does_not_fit_is_not_made_and_is_made_once_there_is_room()
    {
        _hq.Release("large.bin", Large);
        using var disk = SmallDisk.Mount(_hq.At("out"), megabytes: 80);
        var ballast = disk.Fill(leave: Large / 2);
        var build = $"deliverable build --site Waterworks_North --out out {Keys}";

        var said = _hq.Run(3, build);

        Assert.Contains("Make room", said, StringComparison.Ordinal);
        Assert.Contains(disk.Folder, said, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of this program", said, StringComparison.Ordinal);
        foreach (var left in Directory.EnumerateFileSystemEntries(disk.Folder).Where(path => path != ballast))
            _hq.Run(1, $"deliverable verify {left} --kit north.kit --data nowhere");
        _hq.Run(0, "log verify");
        File.Delete(ballast);
        var made = _hq.Json(0, build).GetProperty("media")[0].GetProperty("path").GetString()!;
        _hq.Run(0, $"deliverable verify {made} --kit north.kit --data nowhere");
    }

    [Fact]
    public void A_file_of_a_deliverable_that_does_not_fit_is_not_left_behind()
    {
        _hq.Release("large.bin", Large);
        var medium = Made();
        using var disk = SmallDisk.Mount(_hq.At("stick"), megabytes: 80);
        foreach (var form in (string[])["tar", "zip", "iso"])
        {
            var ballast = disk.Fill(leave: Large / 2);
            var export = $"deliverable export {medium} --as {form} --out {disk.Folder}";

            var said = _hq.Run(3, export);

            Assert.Contains("Make room", said, StringComparison.Ordinal);
            Assert.Equal(ballast, Assert.Single(Directory.EnumerateFileSystemEntries(disk.Folder)));
            File.Delete(ballast);
            _hq.Run(0, export);
            File.Delete(Assert.Single(Directory.EnumerateFiles(disk.Folder)));
        }
    }

    [Fact]
    public void A_site_whose_disk_is_full_says_so_and_does_not_blame_the_medium()
    {
        _hq.Keys("site");
        _hq.Run(0, "deliverable init --site Waterworks_North --receipt-key site.key.pub");
        var sha256 = _hq.Release("large.bin", Large);
        var medium = Made();
        // Full before it begins, in the midst of its own files, and where only the vault's copy does not fit.
        foreach (var left in (int[])[0, 3_000_000, Large])
        {
            var import =
                $"deliverable import {medium} --kit north.kit --fingerprint {Headquarters.Digest(_hq.At("north.kit"))} "
                + $"--key site.key --passphrase-file word --by Nora --data plant{left} --out back{left}";
            using var disk = SmallDisk.Mount(_hq.At($"plant{left}"), megabytes: 160);
            var ballast = disk.Fill(left);

            var said = _hq.Run(3, import);

            Assert.Contains("ake room", said, StringComparison.Ordinal);
            Assert.DoesNotContain("content is not the listed one", said, StringComparison.Ordinal);
            Assert.DoesNotContain("fault of this program", said, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_hq.At($"back{left}")));
            File.Delete(ballast);
            Assert.Contains("export 1", _hq.Run(0, import), StringComparison.Ordinal);
            Assert.Equal(sha256, Headquarters.Digest(_hq.At($"plant{left}/vault/{sha256[..2]}/{sha256}")));
            _hq.Run(0, $"log verify --data plant{left}");
        }
    }

    private string Made() =>
        _hq.Json(0, $"deliverable build --site Waterworks_North --out out {Keys}")
            .GetProperty("media")[0]
            .GetProperty("path")
            .GetString()!;
}
