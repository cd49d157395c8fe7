using Holdpoint.Server.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Overview;

[Trait("needs", "outside")]
public sealed class FirstRunTests(Browser browser) : IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_nothing_to_the_first_worklist_in_steps_that_can_be_left(bool script)
    {
        await using var server = new EmptyServer();
        await server.InitializeAsync();
        await using var window = await browser.WindowAsync(script: script);
        var page = await window.NewPageAsync();
        await EnterAsync(page, server);
        Assert.EndsWith("/first-run", page.Url, StringComparison.Ordinal);
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(PageTests.ScreensFolder, "first-run-empty.png"), FullPage = true }
        );
        // A time zone that nobody knows is refused in words.
        await page.GetByLabel("Name of the site").FillAsync("Elm Works");
        await page.GetByLabel("Time zone").FillAsync("Mars/Base");
        await ClickAsync(page, "Name the site");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Mars/Base");
        await page.GetByLabel("Time zone").FillAsync("Europe/Berlin");
        await ClickAsync(page, "Name the site");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("✓ Elm Works");
        Assert.Equal(
            "Europe/Berlin",
            Assert.Single(await server.Programme.SitesAsync(Cancel)).Policy.Calendar.Zone.Id
        );

        // Left, and taken up again from the overview.
        await page.GotoAsync(server.Address.ToString());
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Sources, Inventory");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue the first run" }).ClickAsync();

        await page.GetByLabel("Or a domain")
            .FillAsync(Path.Combine(AppContext.BaseDirectory, "samples", "advisories"));
        await ClickAsync(page, "Add these sources");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("advisories");

        await page.GetByRole(AriaRole.Link, new() { Name = "Import an inventory" }).ClickAsync();
        await page.GetByLabel("File", new() { Exact = true })
            .SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "waterworks.csv"));
        await ClickAsync(page, "Upload and map columns");
        // The file names another site; this import is for the one that was named here.
        await page.GetByLabel("site is read as").SelectOptionAsync("");
        await ClickAsync(page, "Show what would change");
        await Wait(page.GetByRole(AriaRole.Button, new() { Name = "Import " }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import " }).ClickAsync();
        await Wait(page.GetByRole(AriaRole.Link, new() { Name = "See the assets" }));

        await page.GotoAsync(new Uri(server.Address, "/first-run").ToString());
        await ClickAsync(page, "Look at the sources now");
        await Wait(page.GetByText("✓ The sources were looked at."));
        await ClickAsync(page, "Evaluate now");
        await Wait(page.GetByText("✓ Findings and cases are there."));
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(PageTests.ScreensFolder, "first-run-done.png"), FullPage = true }
        );
        await page.GetByRole(AriaRole.Link, new() { Name = "To the overview" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Not everything is there yet");
        Assert.NotEmpty(await server.Programme.WorklistCountsAsync(Cancel));
    }

    [Fact]
    public async Task The_sample_plant_is_offered_while_nothing_is_there()
    {
        await using var server = new EmptyServer();
        await server.InitializeAsync();
        await using var window = await browser.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await EnterAsync(page, server);
        await ClickAsync(page, "Load the sample plant");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("✓ Waterworks North");
        Assert.Equal(
            0,
            await page.GetByRole(AriaRole.Button, new() { Name = "Load the sample plant" }).CountAsync()
        );
    }

    private static async Task EnterAsync(IPage page, EmptyServer server)
    {
        await page.GotoAsync(new Uri(server.Address, "/").ToString());
        await page.GetByLabel("Setup code").FillAsync(server.Services.GetRequiredService<SetupCode>().Text);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("ada");
        await page.GetByLabel("New password").FillAsync(SigningServer.Password);
        await ClickAsync(page, "Make the account");
        await page.WaitForLoadStateAsync();
    }

    private static Task ClickAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task Wait(ILocator what) =>
        Assertions.Expect(what.First).ToBeVisibleAsync(new() { Timeout = 30_000 });
}
