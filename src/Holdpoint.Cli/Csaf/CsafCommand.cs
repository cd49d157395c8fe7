using System.CommandLine;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Csaf;

/// <summary><c>holdpoint csaf …</c>: the advisory standard, without any inventory.</summary>
internal static class CsafCommand
{
    /// <summary>The command.</summary>
    public static Command Create() =>
        Frame.Group("csaf", "Security advisories in the CSAF standard.", ValidateCommand.Create());
}
