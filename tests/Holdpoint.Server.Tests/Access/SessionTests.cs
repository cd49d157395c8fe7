using Holdpoint.Core.Access;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

[Trait("needs", "outside")]
public sealed class SessionTests(SigningServer server, Browser browser)
    : IClassFixture<SigningServer>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task A_person_sees_the_own_sessions_and_ends_the_others_at_once()
    {
        await server.AddAsync("sara", new Grant(Role.Auditor, null));
        await using var here = await SignedIn.EnterAsync(server, browser, "sara");
        await using var there = await SignedIn.EnterAsync(server, browser, "sara");
        await here.GoAsync("/account");
        var card = here.Page.Locator("section", new() { HasText = "Where you are signed in" }).First;
        Assert.Equal(2, await card.Locator("tbody tr").CountAsync());
        Assert.Contains("Chrome, Linux", await card.TextContentAsync(), StringComparison.Ordinal);
        var others = here.Page.Locator("form", new() { HasText = "End all others" });
        await others.GetByLabel("Present password").FillAsync("not the password");
        await others.GetByRole(AriaRole.Button).ClickAsync();
        await here.Page.Locator("[role=alert]:visible").WaitForAsync();
        Assert.Equal(2, (await SessionsAsync("sara")).Count);
        await others.GetByLabel("Present password").FillAsync(SigningServer.Password);
        await others.GetByRole(AriaRole.Button).ClickAsync();
        await here.Page.WaitForURLAsync("**/account?said=session");

        await there.GoAsync("/worklist");
        Assert.Contains("/sign-in", there.Page.Url, StringComparison.Ordinal);
        await here.GoAsync("/worklist");
        Assert.True(await here.IsInAsync());
        Assert.Single(await server.Programme.HistoryAsync(["session.end"], "sara", default));
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_its_owner_left()
    {
        await server.AddAsync("theo", new Grant(Role.Auditor, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "theo");
        var cookies = await session.Window.CookiesAsync();
        await session.LeaveAsync();
        await using var thief = await SignedIn.NobodyAsync(server, browser);
        await thief.Window.AddCookiesAsync(
            cookies.Select(one => new Cookie
            {
                Name = one.Name,
                Value = one.Value,
                Domain = one.Domain,
                Path = one.Path,
            })
        );

        await thief.GoAsync("/worklist");
        Assert.Contains("/sign-in", thief.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sign_in_makes_a_new_session()
    {
        await server.AddAsync("ugo", new Grant(Role.Auditor, null));
        await using var session = await SignedIn.EnterAsync(server, browser, "ugo");
        var first = Assert.Single(await SessionsAsync("ugo"));
        await session.TryAsync("ugo", SigningServer.Password);
        Assert.Contains(await SessionsAsync("ugo"), one => one.Id != first.Id);
    }

    [Fact]
    public async Task A_session_ends_unused_and_after_a_day_s_work_however_much_it_is_used()
    {
        await server.AddAsync("vera", new Grant(Role.Auditor, null));
        await using (var idle = await SignedIn.EnterAsync(server, browser, "vera"))
        {
            server.Clock.Advance(ServerLimits.IdleSession + TimeSpan.FromMinutes(2));
            await idle.GoAsync("/worklist");
            Assert.Contains("/sign-in", idle.Page.Url, StringComparison.Ordinal);
        }

        await using var busy = await SignedIn.EnterAsync(server, browser, "vera");
        var step = ServerLimits.IdleSession / 2;
        for (var at = TimeSpan.Zero; at + step < ServerLimits.WholeSession; at += step)
        {
            server.Clock.Advance(step);
            await busy.GoAsync("/account");
            Assert.True(await busy.IsInAsync());
        }
        server.Clock.Advance(step + TimeSpan.FromMinutes(1));
        await busy.GoAsync("/account");
        Assert.Contains("/sign-in", busy.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_ends_somebody_s_sessions_and_a_changed_role_ends_them_too()
    {
        await server.AddAsync("root", new Grant(Role.Administrator, null));
        await server.AddAsync("wim", new Grant(Role.Auditor, null));
        await using var root = await SignedIn.EnterAsync(server, browser, "root");
        foreach (var button in new[] { "End all sessions", "Record the roles" })
        {
            await using var session = await SignedIn.EnterAsync(server, browser, "wim");
            await root.GoAsync("/settings/users?open=wim");
            if (button == "Record the roles")
                await root.Page.GetByLabel("wim: Tester at all sites").CheckAsync();
            await root
                .Page.Locator("details[open]")
                .GetByRole(AriaRole.Button, new() { Name = button })
                .ClickAsync();
            await root.Page.WaitForURLAsync("**/settings/users?said=*");

            await session.GoAsync("/worklist");
            Assert.Contains("/sign-in", session.Page.Url, StringComparison.Ordinal);
        }
    }

    private async Task<IReadOnlyList<Engine.Access.Sessions.SessionRecord>> SessionsAsync(string name)
    {
        var user = await server.Programme.Access.UserNamedAsync(name, default);
        return await server.Programme.Access.Sessions.OfAsync(
            user!.Id,
            new(ServerLimits.IdleSession, ServerLimits.WholeSession),
            default
        );
    }
}
