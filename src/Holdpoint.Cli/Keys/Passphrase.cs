using System.Text;
using Holdpoint.Cli.Terminal;

namespace Holdpoint.Cli.Keys;

/// <summary>
/// Asks for a passphrase: from a file, from $HOLDPOINT_PASSPHRASE, or at the terminal without showing it. Never from the
/// command line, which others can list.
/// </summary>
internal static class Passphrase
{
    private const string Variable = "HOLDPOINT_PASSPHRASE";

    /// <summary>The passphrase; null where there is none to be had.</summary>
    public static char[]? Ask(Call call, string? file, bool twice)
    {
        if (file is not null)
            return FirstLine(File.ReadAllText(file));
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told)
            return told.ToCharArray();
        if (Console.IsInputRedirected || call.Output.IsJson)
            return null;
        var first = Type("Passphrase: ");
        return twice && !first.AsSpan().SequenceEqual(Type("Once more: ")) ? null : first;
    }

    private static char[] FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r').ToCharArray();

    private static char[] Type(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length--;
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString().ToCharArray();
    }
}
