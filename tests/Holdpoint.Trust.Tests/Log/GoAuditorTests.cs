using System.Diagnostics;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

/// <summary>Our logs, verified by Go's checksum-database libraries (tools/log-auditor).</summary>
[Trait("needs", "outside")]
public sealed class GoAuditorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("holdpoint-log-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Other_code_verifies_our_log_and_refuses_an_edited_one()
    {
        using var signer = Given.Signer(1);
        var key = Given.KeyOf(signer).ToString();
        var storage = new DirectoryLogStorage(_folder.FullName);
        var log = new AppendLog(storage);
        var earlier = new List<string>();
        foreach (var size in new[] { 1, 255, 256, 300, 1000 })
        {
            log.Append([
                .. Enumerable.Range((int)log.Size, size - (int)log.Size).Select(at => Given.Entry(at)),
            ]);
            var file = Path.Combine(_folder.FullName, $"earlier-{size}");
            File.WriteAllBytes(file, Given.Publish(log, signer).Note.ToBytes());
            earlier.Add(file);
        }
        var program = Path.Combine(_folder.FullName, "auditor");
        Run("go", "build", "-o", program, Source());
        var (code, said) = Run(program, [_folder.FullName, key, .. earlier]);
        Assert.True(code == 0, said);
        Assert.Contains("1000 entries", said, StringComparison.Ordinal);
        var entries = Path.Combine(_folder.FullName, "tile", "entries", "001");
        var bytes = File.ReadAllBytes(entries);
        bytes[^1] ^= 1;
        File.WriteAllBytes(entries, bytes);
        (code, said) = Run(program, _folder.FullName, key);
        Assert.Equal(1, code);
        Assert.Contains("entry 511", said, StringComparison.Ordinal);
    }

    private (int Code, string Said) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["GO111MODULE"] = "off",
                ["GOPATH"] = "/usr/share/gocode",
                ["GOCACHE"] = Path.Combine(_folder.FullName, "go"),
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)), $"{program} does not end.");
        return (process.ExitCode, output);
    }

    private static string Source()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Holdpoint.slnx")))
                return Path.Combine(at.FullName, "tools", "log-auditor", "auditor.go");
        }
        throw new DirectoryNotFoundException("The tests do not run below the solution.");
    }
}
