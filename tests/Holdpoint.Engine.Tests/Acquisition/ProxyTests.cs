using Holdpoint.Engine.Acquisition;
using Holdpoint.Engine.Acquisition.Downloads;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Acquisition;

public sealed class ProxyTests : IDisposable
{
    private static readonly byte[] Bytes = ArchiveWalkTests.Noise(300_000);
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_configured_proxy_is_used_and_the_bytes_are_the_servers()
    {
        await using var server = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        await using var proxy = new ProxyServer();
        var got = await GetAsync(server, new() { Proxy = proxy.Address });
        Assert.Null(got.Refusal);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(got.Path!, Cancel));
        Assert.Equal([$"localhost:{server.Port}"], proxy.Asked);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData(".localhost", ".elsewhere", "localhost")]
    public async Task A_host_that_is_reached_without_the_proxy_never_meets_it(params string[] direct)
    {
        await using var server = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        await using var proxy = new ProxyServer();
        var got = await GetAsync(server, new() { Proxy = proxy.Address, NoProxy = direct });
        Assert.Null(got.Refusal);
        Assert.Empty(proxy.Asked);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("vendor.example", false)]
    [InlineData("files.vendor.example", true)]
    [InlineData("evilvendor.example", false)]
    public void A_name_with_a_leading_dot_stands_for_those_below_it(string host, bool bypassed) =>
        Assert.Equal(
            bypassed,
            new SiteProxy(new("http://proxy.example"), [".vendor.example"]).IsBypassed(
                new($"https://{host}/")
            )
        );

    [Fact]
    public async Task Without_a_proxy_none_is_asked_whatever_the_environment_says()
    {
        await using var server = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        await using var proxy = new ProxyServer();
        var before = Environment.GetEnvironmentVariable("https_proxy");
        Environment.SetEnvironmentVariable("https_proxy", proxy.Address);
        try
        {
            Assert.Null((await GetAsync(server, new())).Refusal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("https_proxy", before);
        }
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task The_pinned_key_is_looked_for_through_the_proxy()
    {
        await using var server = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        await using var proxy = new ProxyServer();
        var right = await GetAsync(server, new() { Proxy = proxy.Address, Pins = Pin(server.Key) });
        Assert.Equal((null, true, server.Key), (right.Refusal, right.IsPinned, right.Origin!.ServerKey));

        // A proxy that leads to another server, whose certificate an authority of the site made even so.
        await using var other = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        var wrong = await GetAsync(other, new() { Proxy = proxy.Address, Pins = Pin(server.Key) });
        Assert.Equal("server-not-trusted", wrong.Refusal!.Code);
        Assert.Empty(other.Requests);
        Assert.Equal(2, proxy.Asked.Count);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_named_and_the_server_is_not_reached_around_it()
    {
        await using var server = new TlsServer(request => request.HonestAsync(Bytes, "\"v1\""));
        await using var proxy = new ProxyServer { Refuses = true };
        var got = await GetAsync(server, new() { Proxy = proxy.Address });
        Assert.Equal("unreachable", got.Refusal!.Code);
        Assert.Contains("403", got.Refusal.Text, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static Dictionary<string, IReadOnlyList<string>> Pin(string key) =>
        new() { ["localhost"] = [key] };

    private Task<Downloaded> GetAsync(TlsServer server, NetworkSettings settings) =>
        new Downloader(
            Path.Combine(_directory.Path, "downloads"),
            settings with
            {
                AllowPrivate = ["localhost"],
                ExtraRoots = _directory.Write($"roots-{server.Port}.pem", server.Pem),
            },
            new() { RetryDelay = TimeSpan.FromMilliseconds(5), Tries = 2 }
        ).RunAsync(server.Address("f.bin"), 1 << 20, null, Cancel);
}
