using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Keys;
using Holdpoint.Trust.Files;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Cli.Keys;

/// <summary><c>holdpoint key show FILE</c>: id, scheme and owner of a public key.</summary>
internal static class KeyShowCommand
{
    private static readonly Argument<string> KeyFile = new("file")
    {
        Description =
            "A public key (FILE.pub), a private one with its public half beside it, or one in a token: "
            + "pkcs11:module=FILE;token=LABEL;object=LABEL;owner=NAME",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write the public half to a file",
        HelpName = "FILE.pub",
    };

    private static readonly Option<string?> PinFile = new("--passphrase-file")
    {
        Description = "Take the token's PIN from the first line of a file",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "Show a key's id, scheme and owner.") { KeyFile, Out, PinFile }.Does(Run);

    private static int Run(Call call)
    {
        var file = call.Get(KeyFile);
        KeyObject? key;
        Trouble? trouble;
        if (Pkcs11Place.IsOne(file))
        {
            (key, var signer, trouble) = KeyFiles.Open(call, file, call.Get(PinFile));
            (signer as IDisposable)?.Dispose();
        }
        else
        {
            (key, trouble) = KeyFiles.ReadPublic(KeyFiles.PublicOf(file));
        }
        if (key is null)
            return call.Output.Refuse(trouble!);
        if (call.Get(Out) is { } to)
            DurableFile.Write(to, PublicKeyFile.Write(key));
        Show(call, key);
        return ExitCode.Done;
    }

    /// <summary>Says what is to be said of a key.</summary>
    public static void Show(Call call, KeyObject key)
    {
        call.Output.JsonLine(
            new
            {
                key.Id,
                Scheme = key.Key!.Scheme.Name(),
                key.Owner,
            }
        );
        call.Output.Line($"{key.Id}  {key.Key!.Scheme.Name()}  {key.Owner ?? "(no owner)"}");
    }
}
