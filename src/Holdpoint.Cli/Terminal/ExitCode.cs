namespace Holdpoint.Cli.Terminal;

/// <summary>What the command tells the script that called it. Stable.</summary>
internal static class ExitCode
{
    /// <summary>Done, or the answer is "yes".</summary>
    public const int Done = 0;

    /// <summary>The answer is "no": invalid, not verified, overdue, held back.</summary>
    public const int No = 1;

    /// <summary>Wrong use: an unknown option, a missing argument, a file that is not there.</summary>
    public const int WrongUse = 2;

    /// <summary>A fault of the machine, of the network or of this program; also after Ctrl-C.</summary>
    public const int Fault = 3;
}
