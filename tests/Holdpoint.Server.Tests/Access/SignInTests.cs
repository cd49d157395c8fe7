using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

[Trait("needs", "outside")]
public sealed class SignInTests(SigningServer server, Browser browser)
    : IClassFixture<SigningServer>,
        IClassFixture<Browser>
{
    private const string Site = "Waterworks North";

    [Fact]
    public async Task One_decides_another_approves_and_nobody_does_both()
    {
        var directory = Directory.CreateTempSubdirectory("holdpoint-policy-").FullName;
        var policy = Path.Combine(directory, "policy.json");
        await File.WriteAllTextAsync(
            policy,
            $$"""{ "format": "holdpoint-site-policy/1", "site": "{{Site}}", "timeZone": "UTC", "approvals": ["not-applicable"] }""",
            TestContext.Current.CancellationToken
        );
        Assert.Empty((await server.Programme.ImportSitePolicyAsync(policy, null, false, default)).Faults);
        Directory.Delete(directory, recursive: true);
        await server.AddAsync("omar", new Grant(Role.Engineer, Site), new Grant(Role.Approver, Site));
        await server.AddAsync("paula", new Grant(Role.Approver, Site));
        var id = (await server.Programme.WorklistPartAsync(new(), default)).Lines[0].Id;

        await using var engineer = await EnterAsync("omar");
        var page = await engineer.GoAsync($"/cases/{id}");
        await page.GetByLabel("Not applicable here").CheckAsync();
        await page.Locator("form:has(button:text('Record the decision')) textarea[name=why]")
            .FillAsync("The port is closed.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).ClickAsync();
        Assert.Contains(
            "waits for a second person",
            await page.Locator("[role=status]").TextContentAsync(),
            StringComparison.Ordinal
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        Assert.Contains(
            "somebody else has to approve",
            await page.Locator("[role=alert]:visible").TextContentAsync(),
            StringComparison.Ordinal
        );

        await using var approver = await EnterAsync("paula");
        page = await approver.GoAsync($"/cases/{id}");
        Assert.Equal(
            0,
            await page.GetByRole(AriaRole.Button, new() { Name = "Record the decision" }).CountAsync()
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        Assert.Contains(
            "Approved",
            await page.Locator("[role=status]").TextContentAsync(),
            StringComparison.Ordinal
        );

        var stands = Assert.Single(await server.Programme.DecisionsAsync(id, default));
        Assert.Equal(
            ("omar", "paula", DecisionKind.NotApplicable),
            (stands.By, stands.Approval!.By, stands.Kind)
        );
    }

    [Fact]
    public async Task What_is_another_site_s_is_not_there_and_what_a_role_does_not_allow_is_refused_and_recorded()
    {
        await server.AddAsync("una", new Grant(Role.Engineer, "Elsewhere"));
        await using var elsewhere = await EnterAsync("una");
        var id = (await server.Programme.WorklistPartAsync(new(), default)).Lines[0].Id;

        var answer = await elsewhere.Page.GotoAsync(new Uri(server.Address, $"/cases/{id}").ToString());
        Assert.Equal(404, answer!.Status);
        var list = await elsewhere.GoAsync("/worklist");
        Assert.Equal(0, await list.Locator("tbody tr").CountAsync());
        answer = await elsewhere.Page.GotoAsync(new Uri(server.Address, "/settings/users").ToString());
        Assert.Equal(403, answer!.Status);
        Assert.Contains(
            await server.Programme.HistoryAsync(["access.denied"], "una", default),
            entry => entry.Facts.Contains("/settings/users", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_right_one_does_not_open_it()
    {
        await server.AddAsync("luis", new Grant(Role.Auditor, null));
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();
        for (var attempt = 0; attempt < ServerLimits.WrongAttempts; attempt++)
            await TryAsync(page, "luis", "not the password at all");
        await TryAsync(page, "luis", SigningServer.Password);

        Assert.Contains(
            "account is locked",
            await page.Locator("[role=alert]:visible").TextContentAsync(),
            StringComparison.Ordinal
        );
        Assert.NotNull((await server.Programme.Access.UserNamedAsync("luis", default))!.LockedUntil);
        Assert.NotEmpty(await server.Programme.HistoryAsync(["access.denied"], "luis", default));
    }

    [Fact]
    public async Task With_a_second_step_the_password_alone_opens_nothing_and_a_recovery_code_is_good_once()
    {
        await server.AddAsync("tove", new Grant(Role.Auditor, null));
        string recovery;
        await using (var session = await EnterAsync("tove"))
        {
            var page = await session.GoAsync("/account");
            var secret = (await page.Locator("p.mono").TextContentAsync())!;
            await page.Locator("form:has(input[name=code]) input[name=old]")
                .FillAsync(SigningServer.Password);
            await page.GetByLabel("Code").FillAsync(Totp.Of(secret));
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask for a code from now on" }).ClickAsync();
            recovery = (await page.Locator("ul.mono li").First.TextContentAsync())!;
        }

        foreach (var opens in new[] { true, false })
        {
            await using var window = await browser.WindowAsync();
            var page = await window.NewPageAsync();
            await TryAsync(page, "tove", SigningServer.Password);
            Assert.Contains("step=code", page.Url, StringComparison.Ordinal);
            await page.GetByLabel("Code").FillAsync(recovery);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await page.WaitForLoadStateAsync();
            Assert.Equal(opens, await page.Locator(".who").CountAsync() == 1);
        }
    }

    [Fact]
    public async Task A_session_ends_when_the_account_is_closed()
    {
        await server.AddAsync("gone", new Grant(Role.Auditor, null));
        await using var session = await EnterAsync("gone");
        var user = await server.Programme.Access.UserNamedAsync("gone", default);
        await server.Programme.Access.ChangeAsync(
            user!.Id,
            before => before with { ClosedAt = DateTimeOffset.UnixEpoch, SecurityStamp = "other" },
            "user.close",
            default
        );
        server.Clock.Advance(ServerLimits.StampCheck + TimeSpan.FromSeconds(1));

        var page = await session.GoAsync("/worklist");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await server.AddAsync("root", new Grant(Role.Administrator, null));
        await using var session = await EnterAsync("root");
        var page = await session.GoAsync("/settings/users?open=root");
        await page.GetByLabel("root: Administrator at all sites").UncheckAsync();
        await page.Locator("details[open] button:text('Record the roles')").First.ClickAsync();

        Assert.Contains(
            "last administrator",
            await page.Locator("[role=alert]:visible").TextContentAsync(),
            StringComparison.Ordinal
        );
    }

    private async Task<Session> EnterAsync(string name)
    {
        var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();
        await TryAsync(page, name, SigningServer.Password);
        Assert.Equal(1, await page.Locator(".who").CountAsync());
        return new(window, page, server.Address);
    }

    private async Task TryAsync(IPage page, string name, string password)
    {
        await page.GotoAsync(new Uri(server.Address, "/sign-in").ToString());
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private sealed record Session(IBrowserContext Window, IPage Page, Uri Address) : IAsyncDisposable
    {
        public async Task<IPage> GoAsync(string path)
        {
            await Page.GotoAsync(new Uri(Address, path).ToString());
            return Page;
        }

        public ValueTask DisposeAsync() => Window.DisposeAsync();
    }
}
