using System.Diagnostics;

namespace Holdpoint.Csaf.Tests.Provider.Signatures;

/// <summary>A throw-away GnuPG home: the tests judge our checks by keys and signatures that GnuPG made.</summary>
public sealed class GpgHome : IDisposable
{
    // Short on purpose: the agent's socket path may have 107 characters.
    private readonly string home = Directory.CreateTempSubdirectory("hpgpg").FullName;

    public static bool IsPresent { get; } = Present();

    public string MakeKey(
        string user,
        string algorithm = "ed25519",
        string usage = "sign",
        string expiry = "never",
        string? at = null
    )
    {
        Run([.. At(at), "--quick-gen-key", user, algorithm, usage, expiry]);
        return Fingerprint(user);
    }

    public string MakeKeyWithWeakCertification(string user)
    {
        Run(["--cert-digest-algo", "SHA1", "--quick-gen-key", user, "rsa2048", "sign", "never"]);
        return Fingerprint(user);
    }

    public string Fingerprint(string user) =>
        Text(["--with-colons", "--list-keys", user])
            .Split('\n')
            .First(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];

    public string AddSigningSubkey(string fingerprint, string algorithm = "ed25519")
    {
        Run(["--quick-add-key", fingerprint, algorithm, "sign", "never"]);
        return Text(["--with-colons", "--list-keys", fingerprint])
            .Split('\n')
            .Last(line => line.StartsWith("fpr:", StringComparison.Ordinal))
            .Split(':')[9];
    }

    public void Revoke(string fingerprint)
    {
        // GnuPG writes a revocation beside every new key, made harmless by a colon.
        var text = File.ReadAllText(Path.Combine(home, "openpgp-revocs.d", fingerprint + ".rev"));
        var file = Path.Combine(home, "revocation");
        File.WriteAllText(file, text.Replace(":-----BEGIN", "-----BEGIN", StringComparison.Ordinal));
        Run(["--import", file]);
    }

    public byte[] Export(string key) => Run(["--armor", "--export", key]);

    public byte[] Sign(byte[] document, string key, string? at = null, params string[] more)
    {
        var file = Path.Combine(home, "document");
        File.WriteAllBytes(file, document);
        return Run([.. At(at), .. more, "--armor", "-u", key, "--output", "-", "--detach-sign", file]);
    }

    public void Dispose()
    {
        using (
            var kill = Process.Start(new ProcessStartInfo("gpgconf", ["--homedir", home, "--kill", "all"]))
        )
            kill?.WaitForExit(5000);
        Directory.Delete(home, recursive: true);
    }

    private static string[] At(string? time) => time is null ? [] : ["--faked-system-time", time];

    private string Text(string[] arguments) => System.Text.Encoding.UTF8.GetString(Run(arguments));

    private byte[] Run(string[] arguments)
    {
        var start = new ProcessStartInfo(
            "gpg",
            [
                "--homedir",
                home,
                "--batch",
                "--yes",
                "--quiet",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                "",
                .. arguments,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var gpg = Process.Start(start)!;
        var errors = gpg.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        gpg.StandardOutput.BaseStream.CopyTo(output);
        gpg.WaitForExit();
        if (gpg.ExitCode != 0)
            throw new InvalidOperationException($"gpg {string.Join(' ', arguments)}: {errors.Result}");
        return output.ToArray();
    }

    private static bool Present()
    {
        try
        {
            using var gpg = Process.Start(
                new ProcessStartInfo("gpg", ["--version"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                }
            );
            gpg?.WaitForExit();
            return gpg?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
