using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Holdpoint.Core.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Scanning;
using Holdpoint.Engine.Acquisition.Vault;

namespace Holdpoint.Engine.Tests.Acquisition;

public sealed class ClamdTests : IDisposable
{
    private const long MaxFile = 1 << 20;
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("needs", "outside")]
    public async Task Clamd_finds_the_test_file_plain_and_in_a_zip_in_a_zip_and_says_what_it_did_not_look_at()
    {
        using var server = await ClamdServer.StartAsync(MaxFile, Cancel);
        var eicar = Encoding.ASCII.GetBytes(ClamdServer.Eicar);
        foreach (var address in (string[])[$"tcp:127.0.0.1:{server.Port}", $"unix:{server.Socket}"])
        {
            Assert.Equal(ScanVerdict.Clean, (await ScanAsync(address, "a plain file"u8.ToArray())).Verdict);
            Assert.Equal(ScanVerdict.Found, (await ScanAsync(address, eicar)).Verdict);

            var nested = ArchiveWalkTests.Zip(("in.zip", ArchiveWalkTests.Zip(("eicar.com", eicar))));
            var found = await ScanAsync(address, nested);
            Assert.Equal(ScanVerdict.Found, found.Verdict);
            // By the container, and by the member that was unpacked here.
            Assert.Contains(found.Reports, report => report.Member == "");
            Assert.Contains(found.Reports, report => report.Member == "!/in.zip!/eicar.com");
            Assert.StartsWith("1.", Assert.Single(found.Engines).Version, StringComparison.Ordinal);

            var encrypted = await ScanAsync(address, Encrypted(eicar));
            Assert.Equal(ScanVerdict.NotFullyScanned, encrypted.Verdict);
            Assert.Contains("encrypted", encrypted.Text, StringComparison.Ordinal);

            var large = await ScanAsync(address, new byte[MaxFile + 1]);
            Assert.Equal(ScanVerdict.NotFullyScanned, large.Verdict);
        }
    }

    [Fact]
    [Trait("needs", "outside")]
    public async Task Yara_applies_the_sites_own_rules_to_members_too()
    {
        var rules = _directory.Write(
            "site.yar",
            "rule site_word { strings: $a = \"forbidden word\" condition: $a }"
        );
        var zip = ArchiveWalkTests.Zip(("notes.txt", "a forbidden word"u8.ToArray()));
        var summary = await ScanAsync([new YaraScanner("yara", rules)], zip);
        Assert.Equal(ScanVerdict.Found, summary.Verdict);
        Assert.Contains(summary.Reports, report => report.Details.Contains("site_word"));
        Assert.NotNull(Assert.Single(summary.Engines).Signatures);
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_is_not_a_clean_scan()
    {
        var summary = await ScanAsync("tcp:127.0.0.1:1", [1, 2, 3]);
        Assert.Equal(ScanVerdict.NotFullyScanned, summary.Verdict);
        Assert.Contains("cannot be asked", summary.Text, StringComparison.Ordinal);
        Assert.Empty(summary.Engines);
    }

    [Fact]
    public async Task A_scanner_that_answers_ok_to_everything_is_not_relied_on()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(
            async () =>
            {
                foreach (var reply in (string[])["ClamAV 1.4.3\0", "stream: OK\0"])
                {
                    using var client = await listener.AcceptTcpClientAsync(Cancel);
                    var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[4096], Cancel);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(reply), Cancel);
                }
            },
            Cancel
        );
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var summary = await ScanAsync($"tcp:127.0.0.1:{port}", [1]);
        await serving;
        Assert.Equal(ScanVerdict.NotFullyScanned, summary.Verdict);
        Assert.Contains("EICAR", summary.Text, StringComparison.Ordinal);
    }

    private Task<ScanSummary> ScanAsync(string address, byte[] bytes) =>
        ScanAsync([new ClamdScanner(ClamdAddress.Parse(address)!, MaxFile)], bytes);

    private async Task<ScanSummary> ScanAsync(IReadOnlyList<IScanner> scanners, byte[] bytes)
    {
        var path = Path.Combine(_directory.Path, "content");
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        var area = new VaultArea(Path.Combine(_directory.Path, "area"));
        return await new ScanRun(scanners, new(), TimeProvider.System).RunAsync(path, area, null, Cancel);
    }

    private byte[] Encrypted(byte[] bytes)
    {
        var file = Path.Combine(_directory.Path, "secret.bin");
        File.WriteAllBytes(file, bytes);
        var start = new ProcessStartInfo("zip") { WorkingDirectory = _directory.Path };
        foreach (var word in (string[])["-q", "-j", "-P", "word", "secret.zip", "secret.bin"])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return File.ReadAllBytes(Path.Combine(_directory.Path, "secret.zip"));
    }
}
