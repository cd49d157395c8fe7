using Holdpoint.Server.Tests.Pages;
using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Access;

/// <summary>A window of its own in which somebody works with the server by name, as browsers want it for passkeys.</summary>
internal sealed class SignedIn(IBrowserContext window, IPage page, Uri address) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    public IBrowserContext Window { get; } = window;

    public static async Task<SignedIn> NobodyAsync(ServerFixture server, Browser browser)
    {
        var window = await browser.WindowAsync();
        return new(window, await window.NewPageAsync(), ByName(server.Address));
    }

    public static async Task<SignedIn> EnterAsync(ServerFixture server, Browser browser, string name)
    {
        var one = await NobodyAsync(server, browser);
        await one.TryAsync(name, SigningServer.Password);
        Assert.True(await one.IsInAsync());
        return one;
    }

    public static Uri ByName(Uri address) => new UriBuilder(address) { Host = "localhost" }.Uri;

    public async Task TryAsync(string name, string password)
    {
        await GoAsync("/sign-in");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.WaitForLoadStateAsync();
    }

    public async Task<bool> IsInAsync() => await Page.Locator(".who").CountAsync() == 1;

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(new Uri(address, path).ToString());

    public async Task LeaveAsync()
    {
        await GoAsync("/");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Page.WaitForURLAsync("**/sign-in");
    }

    public ValueTask DisposeAsync() => Window.DisposeAsync();
}
