using System.Diagnostics;
using Holdpoint.Csaf.Provider.Sync;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>One request at a time against a server that misbehaves.</summary>
public sealed class TransportFaultTests : IAsyncDisposable
{
    private static readonly Uri Address = new("https://provider.test/file");
    private readonly FaultyServer server = new();
    private readonly HttpMessageHandler handler;
    private HttpTransportOptions options = new()
    {
        AttemptTimeout = TimeSpan.FromSeconds(5),
        Retries = 2,
        RetryDelay = TimeSpan.FromMilliseconds(5),
        LongestRetryDelay = TimeSpan.FromMilliseconds(50),
    };

    public TransportFaultTests()
    {
        server.Files["provider.test/file"] = new byte[10_000];
        handler = server.Handler();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_passing_fault_is_tried_again(int status)
    {
        server.Faults = (_, n) => n <= 2 ? Fault.Status(status) : Fault.None;
        var result = await FetchAsync();
        Assert.Equal((FetchOutcome.Ok, 3, 10_000), (result.Outcome, result.Requests, result.Body.Length));
    }

    [Theory]
    [InlineData(400, FetchOutcome.Refused)]
    [InlineData(401, FetchOutcome.Refused)]
    [InlineData(403, FetchOutcome.Refused)]
    [InlineData(404, FetchOutcome.NotFound)]
    [InlineData(410, FetchOutcome.NotFound)]
    [InlineData(501, FetchOutcome.Refused)]
    [InlineData(304, FetchOutcome.Refused)]
    public async Task A_lasting_answer_is_not_tried_again(int status, FetchOutcome outcome)
    {
        server.Faults = (_, _) => Fault.Status(status);
        var result = await FetchAsync();
        Assert.Equal((outcome, 1), (result.Outcome, result.Requests));
        Assert.Contains($"{status}", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_drops_in_the_body_never_gives_half_a_body()
    {
        server.Faults = (_, n) => n == 1 ? Fault.Drop : Fault.None;
        Assert.Equal(10_000, (await FetchAsync()).Body.Length);
        server.Faults = (_, _) => Fault.Drop;
        var result = await FetchAsync();
        Assert.Equal((FetchOutcome.Unreachable, 0, 3), (result.Outcome, result.Body.Length, result.Requests));
    }

    [Fact]
    public async Task A_peer_that_stalls_is_left_after_the_timeout()
    {
        options = options with { AttemptTimeout = TimeSpan.FromMilliseconds(200), Retries = 1 };
        server.Faults = (_, _) => Fault.Stall;
        var clock = Stopwatch.StartNew();
        var result = await FetchAsync();
        Assert.Equal((FetchOutcome.Unreachable, 2), (result.Outcome, result.Requests));
        Assert.InRange(clock.ElapsedMilliseconds, 300, 10_000);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_at_the_limit()
    {
        server.Faults = (_, _) => Fault.Endless;
        var result = await FetchAsync(limit: 1_000_000);
        Assert.Equal((FetchOutcome.TooLarge, 1), (result.Outcome, result.Requests));
        Assert.InRange(result.Bytes, 1_000_000, 1_100_000);
    }

    [Fact]
    public async Task A_body_that_tells_too_great_a_length_is_not_begun()
    {
        var result = await FetchAsync(limit: 9_999);
        Assert.Equal((FetchOutcome.TooLarge, 0), (result.Outcome, result.Bytes));
    }

    [Fact]
    public async Task A_server_that_asks_for_patience_beyond_ours_is_left_for_the_next_check()
    {
        server.Faults = (_, _) => Fault.Status(429, "Retry-After: 3600");
        var result = await FetchAsync();
        Assert.Equal(
            (FetchOutcome.Unreachable, 1, TimeSpan.FromHours(1)),
            (result.Outcome, result.Requests, result.RetryAfter)
        );
    }

    [Fact]
    public async Task A_short_retry_after_is_kept_to()
    {
        options = options with { LongestRetryDelay = TimeSpan.FromSeconds(5) };
        server.Faults = (_, n) => n == 1 ? Fault.Status(503, "Retry-After: 1") : Fault.None;
        var clock = Stopwatch.StartNew();
        Assert.Equal(FetchOutcome.Ok, (await FetchAsync()).Outcome);
        Assert.InRange(clock.ElapsedMilliseconds, 950, 20_000);
    }

    [Fact]
    public async Task Redirects_are_followed_within_https_and_bounds()
    {
        server.Faults = (path, _) =>
            path.EndsWith("/old", StringComparison.Ordinal)
                ? Fault.Redirect("https://elsewhere.test/new")
                : Fault.None;
        server.Files["elsewhere.test/new"] = [1, 2, 3];
        var result = await FetchAsync(new("https://provider.test/old"));
        Assert.Equal((FetchOutcome.Ok, 3, 2), (result.Outcome, result.Body.Length, result.Requests));
        server.Faults = (_, _) => Fault.Redirect("/again");
        Assert.Equal(
            (FetchOutcome.Refused, 6),
            ((await FetchAsync()) is var circle ? (circle.Outcome, circle.Requests) : default)
        );
    }

    [Theory]
    [InlineData("http://provider.test/file")]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://provider.test/file")]
    public async Task A_redirect_out_of_https_is_refused(string to)
    {
        server.Faults = (_, _) => Fault.Redirect(to);
        var result = await FetchAsync();
        Assert.Equal((FetchOutcome.Refused, 1), (result.Outcome, result.Requests));
    }

    [Theory]
    [InlineData("http://provider.test/file")]
    [InlineData("file:///etc/hostname")]
    [InlineData("https://user:word@provider.test/file")]
    public async Task What_is_not_plain_https_is_not_even_asked(string address)
    {
        var result = await FetchAsync(new(address));
        Assert.Equal((FetchOutcome.Refused, 0), (result.Outcome, result.Requests));
    }

    [Fact]
    public async Task The_callers_word_on_addresses_holds_for_redirects_too()
    {
        options = options with { AllowAddress = address => address.Host == "provider.test" };
        server.Faults = (_, _) => Fault.Redirect("https://169.254.169.254/secret");
        Assert.Equal(
            (FetchOutcome.Refused, 1),
            ((await FetchAsync()) is var result ? (result.Outcome, result.Requests) : default)
        );
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_ends_it_at_once()
    {
        using var strict = HttpTransport.CreateHandler();
        strict.UseProxy = false;
        strict.ConnectCallback = ((SocketsHttpHandler)handler).ConnectCallback;
        using var transport = new HttpTransport(strict, options, TimeProvider.System, () => 0.5);
        var result = await transport.FetchAsync(new(Address, 1000), TestContext.Current.CancellationToken);
        Assert.Equal((FetchOutcome.Refused, 1), (result.Outcome, result.Requests));
    }

    [Fact]
    public async Task A_server_that_has_gone_away_ends_the_check_and_the_rest_stays_pending()
    {
        await using var bench = new SyncBench();
        bench.Options = bench.Options with
        {
            GiveUpAfterUnreachable = 5,
            Parallelism = 2,
            Http = bench.Options.Http with { Retries = 0 },
        };
        var provider = new TestProvider().With(100).PublishTo(bench.Server);
        bench.Server.Faults = (path, _) =>
            path.Contains("/2024/", StringComparison.Ordinal) ? Fault.Drop : Fault.None;
        var summary = await bench.CheckAsync(provider);
        Assert.Equal(SyncOutcome.Partial, summary.Outcome);
        Assert.Equal(100, summary.Pending + summary.Held);
        Assert.InRange(summary.Held, 5, 7);
        bench.Server.Faults = (_, _) => Fault.None;
        bench.Time.Shift = TimeSpan.FromDays(1);
        Assert.Equal(100, (await bench.CheckAsync(provider)).New);
    }

    public async ValueTask DisposeAsync()
    {
        handler.Dispose();
        await server.DisposeAsync();
    }

    private async Task<FetchResult> FetchAsync(Uri? address = null, int limit = 100_000)
    {
        using var transport = new HttpTransport(handler, options, TimeProvider.System, () => 0.5);
        return await transport.FetchAsync(
            new(address ?? Address, limit),
            TestContext.Current.CancellationToken
        );
    }
}
