using Microsoft.Playwright;

namespace Holdpoint.Server.Tests.Pages;

/// <summary>Debian's Chromium; started once for a class of tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A new window without a past.</summary>
    public Task<IBrowserContext> WindowAsync(
        int width = 1366,
        int height = 768,
        ColorScheme scheme = ColorScheme.Light,
        bool script = true
    ) =>
        _browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
                JavaScriptEnabled = script,
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
