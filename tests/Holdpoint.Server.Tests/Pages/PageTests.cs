using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages;

/// <summary>What must hold for every page; a new page is a row.</summary>
[Trait("needs", "outside")]
public class PageTests(ServerFixture server, Browser browser)
    : IClassFixture<ServerFixture>,
        IClassFixture<Browser>
{
    /// <summary>Every page with its name and address.</summary>
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "overview", "/" },
            { "worklist", "/worklist" },
            { "assets", "/assets" },
            { "import", "/assets/import" },
            { "candidates", "/candidates" },
            { "words", "/candidates/words" },
            { "first-run", "/first-run" },
            { "asset", "/assets/Waterworks%20North/PC-PLC03" },
            { "advisories", "/advisories" },
            { "advisory", "/advisories/HPS-2025-0011" },
            { "sources", "/sources" },
            { "find", "/find?q=Forti" },
            { "settings", "/settings" },
            { "policies", "/settings/policies" },
            { "policy", "/settings/policies/Waterworks%20North" },
            { "policy-edit", "/settings/policies/Waterworks%20North/edit" },
            { "clocks", "/settings/clocks" },
            { "evidence", "/evidence" },
            { "evidence-entry", "/evidence/1" },
            { "evidence-check", "/evidence/check" },
            { "case", "/cases/PC-4GN369J53Q" },
            { "sign-in", "/sign-in" },
            { "account", "/account" },
            { "tokens", "/account/tokens" },
            { "api", "/api" },
            { "users", "/settings/users" },
            { "jobs", "/jobs" },
            { "job", "/jobs/1" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_there_is_accessible_and_asks_nobody_else(string name, string path)
    {
        foreach (var (kind, width, height, scheme) in Screens)
        {
            await using var window = await browser.WindowAsync(width, height, scheme);
            var page = await window.NewPageAsync();
            var said = new List<string>();
            var foreign = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                    said.Add(message.Text);
            };
            page.Request += (_, request) =>
            {
                if (
                    !request.Url.StartsWith(server.Address.ToString(), StringComparison.Ordinal)
                    && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                )
                    foreign.Add(request.Url);
            };
            var answer = await page.GotoAsync(new Uri(server.Address, path).ToString());
            Assert.Equal(200, answer!.Status);
            await page.ScreenshotAsync(new() { Path = Path.Combine(ScreensFolder, $"{name}-{kind}.png") });
            var axe = await page.RunAxe();
            Assert.Empty(
                axe.Violations.Where(one => one.Impact is "serious" or "critical")
                    .Select(one =>
                        $"{kind}: {one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Select(node => node.Html))}"
                    )
            );
            Assert.Empty(said);
            Assert.Empty(foreign);
            // The style arrived: an unstyled page is a page that nobody can use.
            Assert.Equal(
                "collapse",
                await page.EvaluateAsync<string>(
                    "getComputedStyle(Object.assign(document.body.appendChild(document.createElement('table')))).borderCollapse"
                )
            );
        }
    }

    private static readonly (string Kind, int Width, int Height, ColorScheme Scheme)[] Screens =
    [
        ("light", 1366, 768, ColorScheme.Light),
        ("dark", 1366, 768, ColorScheme.Dark),
        ("tablet", 820, 1180, ColorScheme.Light),
    ];

    // Kept for the eye.
    internal static string ScreensFolder { get; } =
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screens")).FullName;
}
