using System.Diagnostics;
using System.Text.Json;

namespace Holdpoint.Server.Tests.Access.Provider;

/// <summary>A company's OpenID Connect provider that we did not write, as a process of its own; pinned, installed once.</summary>
internal sealed class CompanyProvider : IDisposable
{
    public const string Client = "holdpoint";
    public const string Secret = "a secret between the two";

    private readonly string _folder;
    private readonly Process _process;

    private CompanyProvider(string folder, Process process, string issuer) =>
        (_folder, _process, Issuer) = (folder, process, issuer);

    public string Issuer { get; }

    public static async Task<CompanyProvider> StartAsync(params object[] people)
    {
        var folder = Directory.CreateTempSubdirectory("holdpoint-provider-").FullName;
        var source = Path.Combine(Repository.Root, "tests/Holdpoint.Server.Tests/Access/Provider");
        foreach (var file in (string[])["package.json", "package-lock.json", "provider.mjs"])
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file));
        using (
            var install = Start(
                "npm",
                folder,
                "ci",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--silent"
            )
        )
        {
            install.StandardInput.Close();
            await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            Assert.Equal(0, install.ExitCode);
        }
        var process = Start(
            "node",
            folder,
            "provider.mjs",
            JsonSerializer.Serialize(
                new
                {
                    people,
                    client = Client,
                    secret = Secret,
                }
            )
        );
        var issuer = await process.StandardOutput.ReadLineAsync();
        Assert.NotNull(issuer);
        return new(folder, process, issuer);
    }

    /// <summary>Tells it where it may send people back to.</summary>
    public async Task OpenAsync(params Uri[] back)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(back));
        await _process.StandardInput.FlushAsync();
        Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync());
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(string program, string folder, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
}
