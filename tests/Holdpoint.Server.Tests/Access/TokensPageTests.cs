using Deque.AxeCore.Playwright;
using Holdpoint.Core.Access;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

[Trait("needs", "outside")]
public sealed class TokensPageTests(SigningServer server, Browser browser)
    : IClassFixture<SigningServer>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task A_token_is_made_shown_once_and_taken_back_and_the_page_can_be_worked_in()
    {
        await server.AddAsync("tina", new Grant(Role.Engineer, null));
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();
        await GoAsync(page, "/sign-in");
        await page.GetByLabel("Name").FillAsync("tina");
        await page.GetByLabel("Password").FillAsync(SigningServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator(".who").WaitForAsync();
        await GoAsync(page, "/account/tokens");
        await MakeAsync(page, "Ticket system", "decide");
        var token = await page.Locator("[role=status] code").TextContentAsync();
        Assert.StartsWith("hpt_", token, StringComparison.Ordinal);
        await SeenAsync(page, "token-made");

        await GoAsync(page, "/account/tokens");
        Assert.DoesNotContain(token!, await page.ContentAsync(), StringComparison.Ordinal);
        await MakeAsync(page, "Night report", "evaluate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back Ticket system" }).ClickAsync();
        Assert.Contains(
            "opens nothing any more",
            await page.Locator("[role=status]").TextContentAsync(),
            StringComparison.Ordinal
        );
        await SeenAsync(page, "tokens-own");
        Assert.Contains(
            "Night report",
            await page.Locator("tr", new() { HasText = "until" }).TextContentAsync(),
            StringComparison.Ordinal
        );
        await GoAsync(page, "/api");
        await page.Locator("summary", new() { HasText = "/decision" }).First.ClickAsync();
        await SeenAsync(page, "api-operation");
    }

    private static async Task MakeAsync(IPage page, string name, string may)
    {
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel(may, new() { Exact = false }).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
    }

    private static async Task SeenAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(
                new()
                {
                    Path = Path.Combine(PageTests.ScreensFolder, $"{name}-{scheme}.png".ToLowerInvariant()),
                }
            );
            Assert.Empty(
                (await page.RunAxe())
                    .Violations.Where(one => one.Impact is "serious" or "critical")
                    .Select(one => $"{name} {scheme}: {one.Id}: {one.Nodes[0].Html}")
            );
        }
    }

    private Task<IResponse?> GoAsync(IPage page, string path) =>
        page.GotoAsync(new Uri(server.Address, path).ToString());
}
