using System.Text;
using Spectre.Console;

namespace Holdpoint.Cli.Terminal;

/// <summary>A stream of this process as Spectre.Console wants it, over our own buffered writer.</summary>
internal sealed class ConsoleStream(TextWriter writer, bool terminal) : IAnsiConsoleOutput
{
    private const int UsualWidth = 80;

    /// <inheritdoc />
    public TextWriter Writer => writer;

    /// <inheritdoc />
    public bool IsTerminal => terminal;

    /// <inheritdoc />
    public int Width => Size(() => Console.WindowWidth, UsualWidth);

    /// <inheritdoc />
    public int Height => Size(() => Console.WindowHeight, 24);

    /// <inheritdoc />
    public void SetEncoding(Encoding encoding)
    {
        // Always UTF-8 without a mark; see Output.
    }

    private int Size(Func<int> ask, int otherwise)
    {
        if (!terminal)
            return otherwise;
        try
        {
            return ask() is > 0 and var size ? size : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
