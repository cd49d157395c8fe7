using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

[Trait("needs", "outside")]
public sealed class UnfinishedSignInTests(DemandingServer server, Browser browser)
    : IClassFixture<DemandingServer>,
        IClassFixture<Browser>
{
    private const string Own = "seven kettles on a roof";

    [Fact]
    public async Task A_given_password_opens_nothing_but_the_account_until_another_one_is_chosen()
    {
        await GiveAsync("ada");
        await using var session = await SignedIn.EnterAsync(server, browser, "ada");
        foreach (var place in new[] { "/worklist", "/account/tokens", "/evidence" })
        {
            await session.GoAsync(place);
            Assert.EndsWith("/account", session.Page.Url, StringComparison.Ordinal);
        }
        var api = await session.Page.APIRequest.GetAsync(new Uri(server.Address, "/api/v1/cases").ToString());
        Assert.Contains(api.Status, (int[])[401, 403]);
        Assert.Contains("chosen by somebody else", await AlertAsync(session), StringComparison.Ordinal);
        var form = session.Page.Locator("form:has(input[name=new])");
        await form.Locator("input[name=old]").FillAsync(SigningServer.Password);
        await form.Locator("input[name=new]").FillAsync(Own);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await session.Page.WaitForURLAsync("**/account?said=password");

        await session.GoAsync("/worklist");
        Assert.EndsWith("/worklist", session.Page.Url, StringComparison.Ordinal);
        await session.LeaveAsync();
        await session.TryAsync("ada", SigningServer.Password);
        Assert.False(await session.IsInAsync());
        await session.TryAsync("ada", Own);
        Assert.True(await session.IsInAsync());
    }

    [Fact]
    public async Task A_given_password_lets_nobody_in_after_its_days()
    {
        await GiveAsync("ben");
        server.Clock.Advance(ServerLimits.GivenPassword);
        await using var session = await SignedIn.NobodyAsync(server, browser);
        await session.TryAsync("ben", SigningServer.Password);

        Assert.False(await session.IsInAsync());
        Assert.Contains(
            await server.Programme.HistoryAsync(["access.denied"], "ben", default),
            entry => entry.Facts.Contains("not changed in time", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Of_whom_a_second_step_is_demanded_gets_to_set_one_up_and_nothing_else()
    {
        await server.AddAsync("cara", new Grant(Role.Administrator, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "cara");
        await session.GoAsync("/settings/users");
        Assert.EndsWith("/account", session.Page.Url, StringComparison.Ordinal);
        Assert.Contains("demands a second step", await AlertAsync(session), StringComparison.Ordinal);
        var form = session.Page.Locator("form:has(input[name=code])");
        var secret = (await session.Page.Locator("p.mono").TextContentAsync())!;
        await form.Locator("input[name=old]").FillAsync("not the password");
        await form.Locator("input[name=code]").FillAsync(Totp.Of(secret));
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await session.GoAsync("/settings/users");
        Assert.EndsWith("/account", session.Page.Url, StringComparison.Ordinal);
        await form.Locator("input[name=old]").FillAsync(SigningServer.Password);
        await form.Locator("input[name=code]").FillAsync(Totp.Of(secret));
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await session.Page.Locator("ul.mono").WaitForAsync();

        var answer = await session.GoAsync("/settings/users");
        Assert.EndsWith("/settings/users", session.Page.Url, StringComparison.Ordinal);
        Assert.Equal(200, answer!.Status);
        // The session's claims are made anew from time to time; that it had two steps stays.
        server.Clock.Advance(ServerLimits.StampCheck + TimeSpan.FromSeconds(1));
        await session.GoAsync("/settings/users");
        Assert.EndsWith("/settings/users", session.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whom_no_second_step_is_demanded_comes_in_as_before()
    {
        await server.AddAsync("dora", new Grant(Role.Engineer, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "dora");
        await session.GoAsync("/worklist");
        Assert.EndsWith("/worklist", session.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_is_a_second_step_and_its_owner_does_not_come_in_by_password_alone()
    {
        await server.AddAsync("elsa", new Grant(Role.Administrator, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "elsa");
        await VirtualKey.PlugInAsync(session.Page);
        await session.GoAsync("/account");
        var form = session.Page.Locator("form[data-passkey=create]");
        await form.GetByLabel("Name of the new passkey").FillAsync("office key");
        await form.GetByLabel("Present password").FillAsync(SigningServer.Password);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await session.Page.WaitForURLAsync("**/account?said=passkey");
        await session.GoAsync("/worklist");
        Assert.EndsWith("/worklist", session.Page.Url, StringComparison.Ordinal);

        await session.LeaveAsync();
        await session.TryAsync("elsa", SigningServer.Password);
        Assert.Contains("yours is a passkey", await AlertAsync(session), StringComparison.Ordinal);
        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await session.Page.Locator(".who").WaitForAsync();
        await session.GoAsync("/worklist");
        Assert.EndsWith("/worklist", session.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_passwords_do_not_keep_the_owner_of_a_passkey_out()
    {
        await server.AddAsync("finn", new Grant(Role.Auditor, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "finn");
        await VirtualKey.PlugInAsync(session.Page);
        await session.GoAsync("/account");
        var form = session.Page.Locator("form[data-passkey=create]");
        await form.GetByLabel("Name of the new passkey").FillAsync("office key");
        await form.GetByLabel("Present password").FillAsync(SigningServer.Password);
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await session.Page.WaitForURLAsync("**/account?said=passkey");
        await session.LeaveAsync();
        for (var attempt = 0; attempt < ServerLimits.WrongAttempts; attempt++)
            await session.TryAsync("finn", "not the password at all");
        Assert.NotNull((await server.Programme.Access.UserNamedAsync("finn", default))!.LockedUntil);

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await session.Page.Locator(".who").WaitForAsync();
    }

    private async Task GiveAsync(string name)
    {
        using var scope = server.Services.CreateScope();
        var (_, troubles) = await scope
            .ServiceProvider.GetRequiredService<NewAccounts>()
            .AddAsync(
                name,
                SigningServer.Password,
                [new(Role.Auditor, null)],
                first: false,
                ServerLimits.GivenPassword,
                default
            );
        Assert.Empty(troubles);
    }

    private static Task<string?> AlertAsync(SignedIn session) =>
        session.Page.Locator("[role=alert]:visible").First.TextContentAsync();
}
