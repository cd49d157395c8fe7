using System.Net;
using System.Text.RegularExpressions;
using Holdpoint.Core.Access;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Jobs;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Jobs;

public sealed class JobPageTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_is_told_as_events_until_the_job_ends()
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var answer = await client.GetAsync(new Uri("/jobs/1/events", UriKind.Relative), Cancel);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.StartsWith("event: end\ndata: {\"state\":\"Done\"", text);
    }

    [Fact]
    public async Task Who_may_not_see_a_job_finds_none()
    {
        var assets = Holdpoint.Core.Inventory.Csv.InventoryCsv.Read(
            new MemoryStream("site,asset,vendor,product\nElsewhere,A,V,P\n"u8.ToArray())
        );
        var job = await server.Programme.Jobs.AskImportAsync(assets.Assets, "elsewhere.csv", false, Cancel);
        var address = await server.AsAsync("guest", new Grant(Role.Engineer, "Another"));
        using var client = new HttpClient { BaseAddress = address };
        foreach (var path in new[] { $"/jobs/{job.Id}", $"/jobs/{job.Id}/events", "/jobs/99999" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await client.GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode
            );
        var list = await client.GetStringAsync(new Uri("/jobs", UriKind.Relative), Cancel);
        Assert.DoesNotContain("elsewhere.csv", list, StringComparison.Ordinal);
        // A look at a source is everybody's.
        Assert.Contains("sample-advisories", list, StringComparison.Ordinal);
    }
}

[Trait("needs", "outside")]
public sealed partial class JobPathTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("Stopped", RegexOptions.None, 1000)]
    private static partial Regex Stopped();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_shows_how_far_it_is_and_can_be_stopped_with_script_and_without(bool script)
    {
        using var silent = new SilentServer();
        var id = script ? "slow" : "slower";
        await server.Programme.AddSourceAsync(
            new()
            {
                Id = id,
                Name = id,
                Kind = SourceKind.KevCatalogue,
                Address = silent.Address,
            },
            Cancel
        );
        var job = await server.Programme.As("jane").Jobs.AskAsync(JobAsk.SourceCheck(id), Cancel);
        await using var window = await browser.WindowAsync(script: script);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, $"/jobs/{job.Id}").ToString());
        var state = page.Locator("main .mark");
        // Nobody touches the page: it tells by itself.
        await Assertions.Expect(state).ToHaveTextAsync("Runs", new() { Timeout = 15_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop this job" }).ClickAsync();
        await Assertions.Expect(state).ToHaveTextAsync(Stopped(), new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("main .job")).ToContainTextAsync("Stopped by jane.");
        Assert.Equal(JobState.Cancelled, (await server.Programme.Jobs.FindAsync(job.Id, Cancel))!.State);
    }

    /// <summary>Takes requests and never answers.</summary>
    private sealed class SilentServer : IDisposable
    {
        private readonly System.Net.Sockets.TcpListener _listener = new(IPAddress.Loopback, 0);

        public SilentServer() => _listener.Start();

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/kev.json";

        public void Dispose() => _listener.Dispose();
    }
}
