using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Tests.Access;

[Trait("needs", "outside")]
public class SetupTests(SigningServer server, Browser browser)
    : IClassFixture<SigningServer>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task The_first_administrator_needs_the_code_from_the_console_and_there_is_no_second_first_one()
    {
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/worklist").ToString());
        Assert.EndsWith("/setup", page.Url, StringComparison.Ordinal);

        await Fill("AAAA-AAAA-AAAA");
        Assert.Contains(
            "not the setup code",
            await page.Locator("[role=alert]").TextContentAsync(),
            StringComparison.Ordinal
        );
        await Fill(server.Services.GetRequiredService<SetupCode>().Text);

        Assert.Equal(server.Address.ToString(), page.Url);
        Assert.Contains("ada", await page.Locator(".who").TextContentAsync(), StringComparison.Ordinal);
        var made = Assert.Single(await server.Programme.Access.UsersAsync(default));
        Assert.Equal([new Grant(Role.Administrator, null), new(Role.Engineer, null)], made.Grants);
        var again = await page.GotoAsync(new Uri(server.Address, "/setup").ToString());
        Assert.Equal(404, again!.Status);

        async Task Fill(string code)
        {
            await page.GetByLabel("Setup code").FillAsync(code);
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync("ada");
            await page.GetByLabel("New password").FillAsync(SigningServer.Password);
            await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Make the account" })
                .ClickAsync();
            await page.WaitForLoadStateAsync();
        }
    }
}
