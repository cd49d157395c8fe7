using System.Net;
using Holdpoint.Core.Access;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Evidence;

[Trait("needs", "outside")]
public class EvidenceTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task An_entry_is_found_proven_and_the_whole_is_verified_and_exported()
    {
        await using var window = await browser.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/evidence?kind=inventory.import").ToString());
        await page.Locator("td.num a").First.ClickAsync();
        if (await page.GetByRole(AriaRole.Button, new() { Name = "Sign a checkpoint now" }).IsVisibleAsync())
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign a checkpoint now" }).ClickAsync();
        await page.GetByText("Proven just now").WaitForAsync();

        await page.GotoAsync(new Uri(server.Address, "/evidence/check").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await page.GetByText("Whole: nothing is missing").WaitForAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Export as tar" }).ClickAsync()
        );
        Assert.Equal("evidence-log.tar", download.SuggestedFilename);
        Assert.True(new FileInfo((await download.PathAsync())!).Length > 1024);
    }

    [Fact]
    public async Task Who_audits_one_site_does_not_get_the_whole_log()
    {
        var address = await server.AsAsync("ada", new Grant(Role.Auditor, "Elsewhere"));
        using var client = new HttpClient();

        Assert.Contains(
            "No entry is like that",
            await client.GetStringAsync(new Uri(address, "/evidence"), Cancel),
            StringComparison.Ordinal
        );
        foreach (
            var (path, status) in new[]
            {
                ("/evidence/0", HttpStatusCode.NotFound),
                ("/evidence/0/entry.json", HttpStatusCode.NotFound),
                ("/evidence/0/proof", HttpStatusCode.NotFound),
                ("/evidence/check", HttpStatusCode.Forbidden),
            }
        )
        {
            using var answer = await client.GetAsync(new Uri(address, path), Cancel);
            Assert.Equal((path, status), (path, answer.StatusCode));
        }
        using var export = await client.PostAsync(
            new Uri(server.Address, "/evidence/export.tar"),
            null,
            Cancel
        );
        Assert.Equal(HttpStatusCode.BadRequest, export.StatusCode);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
