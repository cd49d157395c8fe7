using System.CommandLine;
using Holdpoint.Cli.Keys;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Cli.Deployment.Deliverables;

/// <summary>The private keys that a command was given; each signs only what its role is.</summary>
internal sealed class KeysAtHand : IDisposable
{
    private readonly List<ISigner> _signers = [];

    private KeysAtHand() { }

    /// <summary><c>--key</c>.</summary>
    public static Option<string[]> Key { get; } =
        new("--key")
        {
            Description =
                "A private key at hand, with its public half beside it, or one in a token: pkcs11:…; as often as there are keys",
            HelpName = "FILE",
        };

    /// <summary><c>--passphrase-file</c>.</summary>
    public static Option<string[]> PassphraseFile { get; } =
        new("--passphrase-file")
        {
            Description =
                "Take the passphrases from the first lines of files: one for each key in their order, or one for all",
            HelpName = "FILE",
        };

    /// <summary>The signers.</summary>
    public IReadOnlyList<ISigner> Signers => _signers;

    /// <summary>Opens the keys that the call names; null where one cannot be opened, which was said.</summary>
    public static KeysAtHand? Open(Call call)
    {
        var keys = new KeysAtHand();
        var files = call.Get(Key) ?? [];
        var words = call.Get(PassphraseFile) ?? [];
        if (words.Length > 1 && words.Length != files.Length)
        {
            call.Refuse("wrong-use", "--passphrase-file is given once, or once for each --key.");
            return null;
        }
        for (var at = 0; at < files.Length; at++)
        {
            var word = words.Length switch
            {
                0 => null,
                1 => words[0],
                _ => words[at],
            };
            if (words.Length == 0 && !Console.IsInputRedirected)
                call.Output.Line($"{files[at]}:");
            var (_, signer, trouble) = KeyFiles.Open(call, files[at], word);
            if (signer is null)
            {
                keys.Dispose();
                call.Output.Refuse(trouble!);
                return null;
            }
            keys._signers.Add(signer);
        }
        return keys;
    }

    /// <inheritdoc/>
    public void Dispose() => _signers.OfType<IDisposable>().ToList().ForEach(signer => signer.Dispose());
}
