using Holdpoint.Engine.Acquisition;
using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Acquisition;

public sealed class DownloadTests : IDisposable
{
    private const string Tag = "\"v1\"";
    private static readonly byte[] File1 = Bytes(700_000, 1);
    private static readonly byte[] File2 = Bytes(700_000, 2);
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_whole_file_comes_with_its_name_and_the_servers_key()
    {
        await using var server = new TlsServer(request => request.HonestAsync(File1, Tag));
        var got = await GetAsync(server, pin: server.Key);
        Assert.Null(got.Refusal);
        Assert.Equal(File1, await File.ReadAllBytesAsync(got.Path!, Cancel));
        Assert.Equal(("f.bin", server.Key, true), (got.Name, got.Origin!.ServerKey, got.IsPinned));
    }

    [Fact]
    public async Task What_a_server_cuts_is_gone_on_with_where_it_was_cut()
    {
        await using var server = new TlsServer(async request =>
        {
            var end = Math.Min(File1.Length, request.From + 200_000);
            if (request.From == 0)
                await request.HeadAsync(200, $"ETag: {Tag}", $"Content-Length: {File1.Length}");
            else
                await request.HeadAsync(
                    206,
                    $"ETag: {Tag}",
                    $"Content-Length: {File1.Length - request.From}",
                    $"Content-Range: bytes {request.From}-{File1.Length - 1}/{File1.Length}"
                );
            await request.BodyAsync(File1.AsMemory(request.From..end));
            if (end < File1.Length)
                TlsServer.Request.Cut();
        });
        var got = await GetAsync(server);
        Assert.Null(got.Refusal);
        Assert.Equal(File1, await File.ReadAllBytesAsync(got.Path!, Cancel));
        Assert.Equal([0, 200_000, 400_000, 600_000], server.Requests.Select(request => request.From));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal(Tag, request.Header("if-range")));
    }

    [Fact]
    public async Task A_file_that_changes_between_two_ranges_is_fetched_anew_and_never_mixed()
    {
        var count = 0;
        await using var server = new TlsServer(async request =>
        {
            if (count++ == 0)
            {
                await request.HeadAsync(200, $"ETag: {Tag}", $"Content-Length: {File1.Length}");
                await request.BodyAsync(File1.AsMemory(0, 300_000));
                TlsServer.Request.Cut();
            }
            await request.HonestAsync(File2, "\"v2\"");
        });
        var got = await GetAsync(server);
        Assert.Equal(File2, await File.ReadAllBytesAsync(got.Path!, Cancel));
    }

    [Fact]
    public async Task A_server_that_ignores_if_range_does_not_get_two_versions_mixed()
    {
        var count = 0;
        await using var server = new TlsServer(async request =>
        {
            if (count++ == 0)
            {
                await request.HeadAsync(200, $"ETag: {Tag}", $"Content-Length: {File1.Length}");
                await request.BodyAsync(File1.AsMemory(0, 300_000));
                TlsServer.Request.Cut();
            }
            if (request.From == 0)
            {
                await request.HonestAsync(File2, "\"v2\"");
                return;
            }
            await request.HeadAsync(
                206,
                "ETag: \"v2\"",
                $"Content-Length: {File2.Length - request.From}",
                $"Content-Range: bytes {request.From}-{File2.Length - 1}/{File2.Length}"
            );
            await request.BodyAsync(File2.AsMemory(request.From));
        });
        var got = await GetAsync(server);
        Assert.Equal(File2, await File.ReadAllBytesAsync(got.Path!, Cancel));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up_and_what_came_is_kept()
    {
        await using var server = new TlsServer(async request =>
        {
            if (request.From == 0)
            {
                await request.HeadAsync(200, $"ETag: {Tag}", $"Content-Length: {File1.Length}");
                await request.BodyAsync(File1.AsMemory(0, 100_000));
            }
            await Task.Delay(Timeout.Infinite, request.Stop);
        });
        var got = await GetAsync(
            server,
            new()
            {
                ConnectTime = TimeSpan.FromSeconds(1),
                StallTime = TimeSpan.FromMilliseconds(150),
                Tries = 2,
            }
        );
        Assert.Equal("unreachable", got.Refusal!.Code);
        Assert.Contains("100000 bytes are kept", got.Refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_drips_is_given_up()
    {
        await using var server = new TlsServer(async request =>
        {
            await request.HeadAsync(200, $"Content-Length: {File1.Length}");
            while (true)
            {
                await request.BodyAsync(new byte[1]);
                await Task.Delay(20, request.Stop);
            }
        });
        var got = await GetAsync(server, new() { SlowTime = TimeSpan.FromMilliseconds(200), TriesInAll = 3 });
        Assert.Equal("unreachable", got.Refusal!.Code);
    }

    [Fact]
    public async Task Less_than_announced_is_not_whole()
    {
        await using var server = new TlsServer(async request =>
        {
            await request.HeadAsync(200, "Content-Length: 1000", "Connection: close");
            await request.BodyAsync(new byte[400]);
            TlsServer.Request.Cut();
        });
        Assert.Equal("unreachable", (await GetAsync(server)).Refusal!.Code);
    }

    [Theory]
    [InlineData("Content-Length: 2000000", "too-large")]
    [InlineData("Transfer-Encoding: chunked", "too-large")]
    public async Task More_than_allowed_is_refused_while_it_comes(string header, string code)
    {
        await using var server = new TlsServer(async request =>
        {
            await request.HeadAsync(200, header);
            while (true)
                await request.BodyAsync(
                    header.StartsWith('T')
                        ? [.. "10000\r\n"u8, .. new byte[65_536], .. "\r\n"u8]
                        : new byte[65_536]
                );
        });
        Assert.Equal(code, (await GetAsync(server, most: 1_000_000)).Refusal!.Code);
    }

    [Theory]
    [InlineData("https://127.0.0.1:1/f")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/f")]
    [InlineData("https://0x7f000001/f")]
    [InlineData("http://localhost/f")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user@localhost/f")]
    public async Task A_redirect_into_a_closed_network_is_not_followed(string to)
    {
        await using var server = new TlsServer(request =>
            request.HeadAsync(302, $"Location: {to}", "Content-Length: 0")
        );
        var got = await GetAsync(server);
        Assert.Equal("forbidden-address", got.Refusal!.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_closed_network_is_not_asked_unless_the_site_says_so()
    {
        await using var server = new TlsServer(request => request.HonestAsync(File1, Tag));
        var downloader = new Downloader(Folder, new() { ExtraRoots = Roots(server) }, new());
        var got = await downloader.RunAsync(server.Address("f.bin"), 1 << 20, null, Cancel);
        Assert.Equal("forbidden-address", got.Refusal!.Code);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Endless_redirects_end()
    {
        await using var server = new TlsServer(request =>
            request.HeadAsync(302, "Location: /again", "Content-Length: 0")
        );
        Assert.Equal("forbidden-address", (await GetAsync(server)).Refusal!.Code);
        Assert.Equal(AcquisitionLimits.Redirects + 1, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_without_the_pinned_key_is_not_trusted()
    {
        await using var server = new TlsServer(request => request.HonestAsync(File1, Tag));
        var got = await GetAsync(server, pin: new string('0', 64));
        Assert.Equal("server-not-trusted", got.Refusal!.Code);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_server_that_no_authority_knows_is_not_trusted()
    {
        await using var server = new TlsServer(request => request.HonestAsync(File1, Tag));
        var downloader = new Downloader(Folder, new() { AllowPrivate = ["localhost"] }, new());
        var got = await downloader.RunAsync(server.Address("f.bin"), 1 << 20, null, Cancel);
        Assert.Equal("server-not-trusted", got.Refusal!.Code);
    }

    [Theory]
    [InlineData("attachment; filename=\"SCALANCE_V4.zip\"", "SCALANCE_V4.zip")]
    [InlineData("attachment; filename=\"../../etc/cron.d/x\"", "x")]
    [InlineData("attachment; filename=\"..\"", "f.bin")]
    [InlineData("attachment; filename=\"NUL\"", "f.bin")]
    public async Task The_servers_name_for_the_file_never_leads_elsewhere(string disposition, string name)
    {
        await using var server = new TlsServer(async request =>
        {
            await request.HeadAsync(200, "Content-Length: 3", $"Content-Disposition: {disposition}");
            await request.BodyAsync(new byte[3]);
        });
        Assert.Equal(name, (await GetAsync(server)).Name);
    }

    private string Folder => Path.Combine(_directory.Path, "downloads");

    private string Roots(TlsServer server) => _directory.Write($"roots-{server.Port}.pem", server.Pem);

    // Every server has another port; the same address is what goes on, so the tests that need that name it alike.
    private Task<Downloaded> GetAsync(
        TlsServer server,
        DownloadLimits? limits = null,
        string? pin = null,
        long most = 1 << 20
    )
    {
        var settings = new NetworkSettings
        {
            AllowPrivate = ["localhost"],
            ExtraRoots = Roots(server),
            Pins = pin is null
                ? new Dictionary<string, IReadOnlyList<string>>()
                : new Dictionary<string, IReadOnlyList<string>> { ["localhost"] = [pin] },
        };
        var patient = (limits ?? new()) with
        {
            RetryDelay = TimeSpan.FromMilliseconds(5),
            FlushBytes = 64 * 1024,
        };
        return new Downloader(Folder, settings, patient).RunAsync(
            server.Address("f.bin"),
            most,
            null,
            Cancel
        );
    }

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
