using Holdpoint.Core.Access;
using Holdpoint.Core.Inventory.Csv;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages.Inventory;

[Trait("needs", "outside")]
public sealed class CandidateTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_match_is_confirmed_after_what_it_changes_was_shown_and_withdrawn_again()
    {
        await server.Programme.ImportInventoryAsync(
            InventoryCsv
                .Read(
                    new MemoryStream(
                        "site,asset,vendor,product,version\nWaterworks North,SW-99,Rockwell Automation,PowerFlx 6000T,8.001\n"u8.ToArray()
                    )
                )
                .Assets,
            "more.csv",
            false,
            Cancel
        );
        await server.Programme.EvaluateAsync(false, null, Cancel);
        Assert.Empty(await server.Programme.FindingsAsync("Waterworks North", "SW-99", Cancel));
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, "/candidates?text=PowerFlx").ToString());
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(PageTests.ScreensFolder, "candidates-found.png"), FullPage = true }
        );
        await page.GetByRole(AriaRole.Link, new() { Name = "PowerFlex 6000T" }).First.ClickAsync();
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(PageTests.ScreensFolder, "candidate.png"), FullPage = true }
        );
        // Both sides are there: the asset that carries the one name, the advisory that writes the other.
        await Assertions
            .Expect(page.GetByLabel("In the inventory", new() { Exact = true }))
            .ToContainTextAsync("SW-99");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await page.GetByLabel("Reason").FillAsync("type plate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what this would change" }).ClickAsync();
        var effect = page.Locator("#effect");
        await Assertions.Expect(effect).ToContainTextAsync("SW-99", new() { Timeout = 15_000 });
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(PageTests.ScreensFolder, "candidate-effect.png"), FullPage = true }
        );
        Assert.Empty(await server.Programme.IdentitiesAsync(Cancel));
        await page.GetByRole(AriaRole.Button, new() { Name = "Record: one product" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded");
        var word = Assert.Single(await server.Programme.IdentitiesAsync(Cancel));
        Assert.Equal(("jane", "type plate", true), (word.By, word.Word.Why, word.Word.IsSame));
        await server.Programme.EvaluateAsync(false, null, Cancel);
        Assert.NotEmpty(await server.Programme.FindingsAsync("Waterworks North", "SW-99", Cancel));

        await page.GotoAsync(new Uri(server.Address, "/candidates/words").ToString());
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(PageTests.ScreensFolder, "words-recorded.png"), FullPage = true }
        );
        await page.GetByLabel("Reason").FillAsync("another plate");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("withdrawn by jane");
        await server.Programme.EvaluateAsync(false, null, Cancel);
        Assert.Empty(await server.Programme.FindingsAsync("Waterworks North", "SW-99", Cancel));
    }

    [Fact]
    public async Task A_word_holds_for_all_sites_so_who_has_one_may_not_give_it()
    {
        using var client = new HttpClient
        {
            BaseAddress = await server.AsAsync("local", new Grant(Role.Engineer, "Waterworks North")),
        };
        foreach (var path in new[] { "/candidates", "/candidates/words", "/candidates/00000000" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
