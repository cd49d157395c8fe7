using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Keys;

/// <summary><c>holdpoint key</c>: signing keys in files.</summary>
internal static class KeyCommand
{
    /// <summary>The command with its verbs.</summary>
    public static Command Create() =>
        Frame.Group(
            "key",
            "Signing keys: make one under a passphrase, look at one.",
            KeyCreateCommand.Create(),
            KeyShowCommand.Create()
        );
}
