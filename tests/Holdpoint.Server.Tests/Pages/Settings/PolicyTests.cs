using System.Net;
using Holdpoint.Core.Access;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Settings;

[Trait("needs", "outside")]
public class PolicyTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    private const string Site = "Waterworks North";

    [Fact]
    public async Task A_policy_is_tried_then_taken_in_with_a_reason_and_two_revisions_are_compared()
    {
        await using var window = await browser.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/settings/policies").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Change" }).First.ClickAsync();
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        await page.GetByLabel("Or files")
            .SetInputFilesAsync([
                Path.Combine(samples, "waterworks.policy.json"),
                Path.Combine(samples, "waterworks.exposed.csv"),
            ]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it would change" }).ClickAsync();
        await page.GetByText("Tried as revision 1").WaitForAsync();
        Assert.NotEqual(0, await page.Locator("table tbody tr").CountAsync());
        Assert.Empty((await server.Programme.SitesAsync(Cancel))[0].Revisions);
        var take = page.GetByRole(AriaRole.Button, new() { Name = "Take it in as revision 1" });
        await take.ClickAsync();
        await page.GetByText("Say why it changes").WaitForAsync();
        await page.GetByLabel("Why it changes").FillAsync("The group's rhythm");
        await take.ClickAsync();
        await page.GetByText("Taken in as revision 1").WaitForAsync();
        var kept = (await server.Programme.SitesAsync(Cancel))[0].Revisions[0];
        Assert.Equal(("jane", "The group's rhythm"), (kept.By, kept.Why));

        // Another text than the one that was shown is shown first.
        await page.GetByRole(AriaRole.Link, new() { Name = "Change it" }).ClickAsync();
        var text = page.GetByLabel("The policy (JSON)");
        await text.FillAsync(
            (await text.InputValueAsync()).Replace(
                "\"acceptAtMostDays\": 180",
                "\"acceptAtMostDays\": 90",
                StringComparison.Ordinal
            )
        );
        await page.GetByLabel("Why it changes").FillAsync("Shorter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it would change" }).ClickAsync();
        await text.FillAsync(
            (await text.InputValueAsync()).Replace(
                "\"acceptAtMostDays\": 90",
                "\"acceptAtMostDays\": 60",
                StringComparison.Ordinal
            )
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it in as revision 2" }).ClickAsync();
        await page.GetByText("Look once more").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it in as revision 2" }).ClickAsync();
        await page.GetByText("Taken in as revision 2").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare the two chosen" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Region, new() { Name = "Revision 1 and revision 2" })
            .Locator("tbody tr");
        Assert.Equal("acceptAtMostDays\t180\t60", Assert.Single(await row.AllInnerTextsAsync()));
    }

    [Fact]
    public async Task A_policy_of_another_site_is_a_fault_and_a_site_without_a_grant_is_not_shown()
    {
        await using var window = await browser.WindowAsync(script: false);
        var page = await window.NewPageAsync();
        await page.GotoAsync(
            new Uri(server.Address, $"/settings/policies/{Uri.EscapeDataString(Site)}/edit").ToString()
        );
        await page.GetByLabel("The policy (JSON)")
            .FillAsync("""{ "format": "holdpoint-site-policy/1", "site": "Elsewhere", "timeZone": "UTC" }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it would change" }).ClickAsync();
        await page.GetByText("This is the policy of \"Elsewhere\"").WaitForAsync();

        var address = await server.AsAsync("sam", new Grant(Role.Administrator, "Elsewhere"));
        using var client = new HttpClient();
        Assert.DoesNotContain(
            Site,
            await client.GetStringAsync(new Uri(address, "/settings/policies"), Cancel),
            StringComparison.Ordinal
        );
        foreach (var path in new[] { "", "/edit", "/policy.json" })
        {
            using var answer = await client.GetAsync(
                new Uri(address, $"/settings/policies/{Uri.EscapeDataString(Site)}{path}"),
                Cancel
            );
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
