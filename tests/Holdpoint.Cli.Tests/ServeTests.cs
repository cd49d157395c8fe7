using System.Diagnostics;
using System.Net;

namespace Holdpoint.Cli.Tests;

public sealed class ServeTests
{
    [Fact]
    public async Task It_says_where_it_is_and_the_setup_code_before_it_is_asked_anything_and_ends_when_told_to()
    {
        var cancel = TestContext.Current.CancellationToken;
        var directory = Directory.CreateTempSubdirectory("holdpoint-serve-").FullName;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "holdpoint.dll"),
                    "--data",
                    directory,
                    "serve",
                    "--urls",
                    "http://127.0.0.1:0",
                },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        try
        {
            var ready = (await process.StandardOutput.ReadLineAsync(cancel))!;
            var code = (await process.StandardOutput.ReadLineAsync(cancel))!;
            var address = ready
                .Split(' ')
                .First(word => word.StartsWith("http://", StringComparison.Ordinal));
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
            using var answer = await browser.GetAsync(new Uri(new Uri(address), "/worklist"), cancel);

            Assert.Matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", code);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
            // As a service manager ends it.
            using var end = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            soon.CancelAfter(TimeSpan.FromSeconds(30));
            await process.WaitForExitAsync(soon.Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(directory, recursive: true);
        }
    }
}
