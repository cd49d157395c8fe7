using System.CommandLine;
using System.Text;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Cli.Keys;

/// <summary><c>holdpoint key create</c>: a new key, encrypted, and its public half beside it.</summary>
internal static class KeyCreateCommand
{
    private static readonly Option<string> Out = new("--out")
    {
        Description = "File of the private key; the public half goes to FILE.pub",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Scheme = new("--scheme")
    {
        Description = "ed25519 (usual), ecdsa-sha2-nistp256 or rsassa-pss-sha256",
        DefaultValueFactory = _ => "ed25519",
    };

    private static readonly Option<string?> Owner = new("--owner")
    {
        Description = "The one person or desk that holds the key; thresholds count owners",
        HelpName = "NAME",
    };

    private static readonly Option<string?> PassphraseFile = new("--passphrase-file")
    {
        Description = "Take the passphrase from the first line of a file",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("create", "Make a signing key under a passphrase.")
        {
            Out,
            Scheme,
            Owner,
            PassphraseFile,
        }.Does(Run);

    private static int Run(Call call)
    {
        var file = call.Get(Out)!;
        if (SchemeNames.Find(call.Get(Scheme)!) is not { } scheme)
            return call.Refuse("unknown-scheme", $"{call.Get(Scheme)} is no scheme.", "--scheme");
        if (File.Exists(file) || File.Exists(KeyFiles.PublicOf(file)))
            return call.Refuse("exists", $"{file} is there already; a key is never overwritten.", file);
        if (Passphrase.Ask(call, call.Get(PassphraseFile), twice: true) is not { } passphrase)
            return call.Output.Refuse(KeyFiles.NoPassphrase());
        if (passphrase.Length < PrivateKeyFile.ShortestPassphrase)
            return call.Refuse(
                "short-passphrase",
                $"A passphrase needs {PrivateKeyFile.ShortestPassphrase} characters or more."
            );
        var (pem, publicKey) = PrivateKeyFile.Create(scheme, passphrase);
        Array.Clear(passphrase);
        var key = KeyObject.Of(publicKey, call.Get(Owner));
        Write(file, Encoding.ASCII.GetBytes(pem), ownerOnly: true);
        Write(KeyFiles.PublicOf(file), PublicKeyFile.Write(key), ownerOnly: false);
        KeyShowCommand.Show(call, key);
        return ExitCode.Done;
    }

    private static void Write(string file, byte[] bytes, bool ownerOnly)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (ownerOnly && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
