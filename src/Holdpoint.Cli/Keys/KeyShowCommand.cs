using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Cli.Keys;

/// <summary><c>holdpoint key show FILE</c>: id, scheme and owner of a public key.</summary>
internal static class KeyShowCommand
{
    private static readonly Argument<string> KeyFile = new("file")
    {
        Description = "A public key (FILE.pub), or a private one that has its public half beside it",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "Show a key's id, scheme and owner.") { KeyFile }.Does(Run);

    private static int Run(Call call)
    {
        var (key, trouble) = KeyFiles.ReadPublic(KeyFiles.PublicOf(call.Get(KeyFile)));
        if (key is null)
            return call.Output.Refuse(trouble!);
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
