using Holdpoint.Core.Access;
using Holdpoint.Engine.Access;
using Holdpoint.Server.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access.Provider;

/// <summary>People come in by their company's provider, in a browser, against a provider that we did not write.</summary>
[Trait("needs", "outside")]
public sealed class CompanyTests(CompanyServer server, Browser browser)
    : IClassFixture<CompanyServer>,
        IClassFixture<Browser>
{
    [Fact]
    public async Task Who_has_a_role_by_a_group_comes_in_with_it_and_is_known_by_issuer_and_subject()
    {
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();

        await EnterAsync(page, server.Address, "ada", "/assets");

        Assert.Equal("/assets", new Uri(page.Url).AbsolutePath);
        var user = await server.Programme.Access.UserNamedAsync("ada", default);
        Assert.Equal(new ForeignIdentity(server.Issuer, "s-ada"), user!.Identity);
        Assert.Equal([new(Role.Engineer, CompanyServer.Site)], user.Grants);
        Assert.Null(user.PasswordHash);
        Assert.NotEmpty(await server.Programme.HistoryAsync(["access.sign-in"], "ada", default));
    }

    [Fact]
    public async Task Who_has_no_role_does_not_come_in_and_the_attempt_is_in_the_evidence()
    {
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();

        await EnterAsync(page, server.Address, "eve", "/");

        Assert.Contains("does not let you in", await AlertAsync(page), StringComparison.Ordinal);
        Assert.Null(await server.Programme.Access.UserNamedAsync("eve", default));
        Assert.NotEmpty(await server.Programme.HistoryAsync(["access.denied"], "eve", default));
    }

    [Fact]
    public async Task Who_calls_himself_like_somebody_else_is_not_taken_for_him()
    {
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();

        await EnterAsync(page, server.Address, "mallory", "/");

        var glass = await server.Programme.Access.UserNamedAsync(CompanyServer.BreakGlass, default);
        Assert.Null(glass!.Identity);
        Assert.Equal(
            [new(Role.Auditor, null)],
            (
                await server.Programme.Access.UserIdentifiedAsync(new(server.Issuer, "s-mallory"), default)
            )!.Grants
        );
        Assert.Contains(
            $"{CompanyServer.BreakGlass} (company)",
            await page.Locator(".who").TextContentAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_local_sign_in_is_off_only_the_account_for_emergencies_comes_in_with_a_password()
    {
        await using var window = await browser.WindowAsync();
        var page = await window.NewPageAsync();
        using (var scope = server.Services.CreateScope())
            await scope
                .ServiceProvider.GetRequiredService<Server.Access.NewAccounts>()
                .AddAsync("local", SigningServer.Password, [new(Role.Auditor, null)], false, null, default);

        await TryLocallyAsync(page, "local");
        Assert.NotNull(await AlertAsync(page));
        Assert.NotEmpty(await server.Programme.HistoryAsync(["access.denied"], "local", default));

        await TryLocallyAsync(page, CompanyServer.BreakGlass);
        Assert.Equal(1, await page.Locator(".who").CountAsync());
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_opens_nothing()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var answer = await client.GetAsync(
            new Uri(server.Address, "/sign-in/with/company/back?code=stolen&state=made-up")
        );

        Assert.Equal("/sign-in?refused=provider", answer.Headers.Location?.ToString());
        Assert.DoesNotContain(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [],
            cookie => cookie.Contains("session", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_asked_of_the_provider_is_pushed_to_it_and_not_in_the_hands_of_the_browser()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var answer = await client.GetAsync(
            new Uri(server.Address, "/sign-in/with/company?to=https://elsewhere.example/")
        );

        var to = answer.Headers.Location!;
        Assert.StartsWith(server.Issuer, to.ToString(), StringComparison.Ordinal);
        // Of the code, the challenge and the rest only the provider's word for them is left; it demands PKCE itself.
        Assert.Contains("request_uri=", to.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("redirect_uri", to.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", to.Query, StringComparison.Ordinal);
    }

    private static async Task EnterAsync(IPage page, Uri address, string name, string to)
    {
        await page.GotoAsync(new Uri(address, to).ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Waterworks Ltd" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync($"s-{name}");
        await page.Locator("input[name=password]").FillAsync("whatever");
        await page.Locator("button[type=submit]").ClickAsync();
        // What it may tell us of the person.
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.Locator(".who, [role=alert]:visible").First.WaitForAsync();
    }

    private async Task TryLocallyAsync(IPage page, string name)
    {
        await page.GotoAsync(new Uri(server.Strict, "/sign-in").ToString());
        await page.Locator("summary").ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(SigningServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(".who, [role=alert]:visible").First.WaitForAsync();
    }

    private static Task<string?> AlertAsync(IPage page) =>
        page.Locator("[role=alert]:visible").First.TextContentAsync();
}
