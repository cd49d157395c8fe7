using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Parts;

[Trait("needs", "outside")]
public class SavedViewTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task Filters_are_named_found_again_and_forgotten_also_without_script()
    {
        await using var window = await browser.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/worklist?priority=scheduled&from=0").ToString());
        var views = page.GetByRole(AriaRole.Navigation, new() { Name = "Views" });

        await views.GetByText("Keep these filters").ClickAsync();
        await views.GetByLabel("Name for these filters").FillAsync("planned");
        await views.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await page.GotoAsync(new Uri(server.Address, "/worklist").ToString());
        await views.GetByRole(AriaRole.Link, new() { Name = "planned" }).ClickAsync();

        Assert.EndsWith("/worklist?priority=scheduled", page.Url, StringComparison.Ordinal);
        Assert.Equal(
            "true",
            await views.GetByRole(AriaRole.Link, new() { Name = "planned" }).GetAttributeAsync("aria-current")
        );
        await views.GetByText("Keep these filters").ClickAsync();
        await views.GetByRole(AriaRole.Button, new() { Name = "Remove “planned”" }).ClickAsync();
        Assert.Equal(0, await views.GetByRole(AriaRole.Link, new() { Name = "planned" }).CountAsync());
    }
}
