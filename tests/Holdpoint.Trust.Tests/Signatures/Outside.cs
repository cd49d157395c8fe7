using System.Diagnostics;

namespace Holdpoint.Trust.Tests.Signatures;

/// <summary>Runs the programs of others in a folder of its own; keys and homes live and die with it.</summary>
internal sealed class Outside : IDisposable
{
    public Outside() => Directory.CreateDirectory(Path.Combine(Folder, "gnupg"));

    // gpg-agent's socket needs a short path.
    public string Folder { get; } = Directory.CreateTempSubdirectory("hp").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    public byte[] Bytes(string name) => File.ReadAllBytes(this[name]);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(this[name], bytes);

    /// <summary>Runs it and expects success.</summary>
    public string Run(string program, params string[] arguments)
    {
        var (code, text) = Try(program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{text}");
        return text;
    }

    /// <summary>Exit code and everything it said; skips the test where the program is absent.</summary>
    public (int Code, string Text) Try(string program, params string[] arguments)
    {
        Assert.SkipUnless(Exists(program), $"{program} is absent: not run.");
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["GNUPGHOME"] = this["gnupg"];
        start.Environment["HOME"] = Folder;
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} does not end");
        return (process.ExitCode, text + error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (Exists("gpgconf"))
            Try("gpgconf", "--kill", "all");
        Directory.Delete(Folder, recursive: true);
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
