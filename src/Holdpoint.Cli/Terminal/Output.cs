using System.Text.Json;
using Spectre.Console;

namespace Holdpoint.Cli.Terminal;

/// <summary>
/// Everything the command says: tables and sentences for people, one JSON document or JSON lines for programs, errors
/// and progress on the error stream.
/// </summary>
internal sealed class Output : IDisposable
{
    private const int LeastWidth = 60;
    private readonly TextWriter _out;
    private readonly TextWriter _error;
    private readonly IAnsiConsole _screen;

    private Output(
        TextWriter standard,
        TextWriter error,
        bool json,
        bool terminal,
        bool errorTerminal,
        bool colour
    )
    {
        _out = standard;
        _error = error;
        IsJson = json;
        IsTerminal = terminal && !json;
        ShowsProgress = errorTerminal && !json;
        _screen = Screen(standard, terminal, colour);
        ErrorScreen = Screen(error, errorTerminal, colour);
    }

    /// <summary>True when programs read the output.</summary>
    public bool IsJson { get; }

    /// <summary>True when a person sees the output on a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>True when long work may draw a progress bar on the error stream.</summary>
    public bool ShowsProgress { get; }

    /// <summary>The error stream's console, for progress bars.</summary>
    public IAnsiConsole ErrorScreen { get; }

    /// <summary>Characters a line may take on the terminal; without bound in a pipe.</summary>
    public int Width => IsTerminal ? Math.Max(LeastWidth, _screen.Profile.Width) : int.MaxValue;

    /// <summary>The output over the process's streams. NO_COLOR and TERM=dumb switch colour off.</summary>
    public static Output OfProcess(bool json)
    {
        var colour =
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var standard = new StreamWriter(Console.OpenStandardOutput(), Utf8, bufferSize: 1 << 16);
        var error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
        return new(standard, error, json, !Console.IsOutputRedirected, !Console.IsErrorRedirected, colour);
    }

    /// <summary>A line for people; nothing with <c>--json</c>.</summary>
    public void Line(string text = "", string style = "")
    {
        if (IsJson)
            return;
        if (IsTerminal)
            _screen.Write(new Paragraph(Printable.OneLine(text) + "\n", StyleOf(style)));
        else
            _out.Write(Printable.OneLine(text) + "\n");
    }

    /// <summary>A line of several styled parts, for people.</summary>
    public void Line(params ReadOnlySpan<Cell> parts)
    {
        if (IsJson)
            return;
        var line = new Paragraph();
        foreach (var part in parts)
        {
            if (IsTerminal)
                line.Append(Printable.OneLine(part.Text), StyleOf(part.Style));
            else
                _out.Write(Printable.OneLine(part.Text));
        }
        if (IsTerminal)
            _screen.Write(line.Append("\n"));
        else
            _out.Write('\n');
    }

    /// <summary>A label and its value, aligned; long values continue under themselves.</summary>
    public void Field(string label, Cell value, int labelWidth = 12)
    {
        if (IsJson || value.Text.Length == 0)
            return;
        if (!IsTerminal)
        {
            _out.Write($"{label.PadRight(labelWidth)}  {Printable.OneLine(value.Text)}\n");
            return;
        }
        var grid = new Grid()
            .AddColumn(new GridColumn().Width(labelWidth).NoWrap().PadLeft(0).PadRight(2))
            .AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        grid.AddRow(
            new Text(label, new Style(Color.Grey)),
            new Text(Printable.OneLine(value.Text), StyleOf(value.Style))
        );
        _screen.Write(grid);
    }

    /// <summary>A heading for people.</summary>
    public void Heading(string text)
    {
        Line();
        Line(text, "bold");
    }

    /// <summary>A table for people; nothing with <c>--json</c>.</summary>
    public void Table(Table table)
    {
        if (IsJson)
            return;
        if (IsTerminal)
            _screen.Write(table.ForTerminal(Width));
        else
            table.WritePlain(_out);
    }

    /// <summary>One JSON document; nothing without <c>--json</c>.</summary>
    public void JsonDocument<T>(T value)
    {
        if (IsJson)
            _out.Write(JsonSerializer.Serialize(value, Json.Document) + "\n");
    }

    /// <summary>One JSON line; nothing without <c>--json</c>.</summary>
    public void JsonLine<T>(T value)
    {
        if (IsJson)
            _out.Write(JsonSerializer.Serialize(value, Json.Line) + "\n");
    }

    /// <summary>Bytes or text that is itself the answer, for example an exported CSV.</summary>
    public TextWriter Raw => _out;

    /// <summary>Bytes that are themselves the answer, such as a stored document.</summary>
    public async Task BytesAsync(ReadOnlyMemory<byte> bytes)
    {
        await _out.FlushAsync();
        await using var stream = Console.OpenStandardOutput();
        await stream.WriteAsync(bytes);
    }

    /// <summary>Says why the command could not do what was asked, on the error stream; gives the exit code.</summary>
    public int Refuse(Trouble trouble)
    {
        _out.Flush();
        if (IsJson)
        {
            var error = new
            {
                error = new
                {
                    trouble.Code,
                    trouble.Text,
                    trouble.Where,
                    trouble.Advice,
                },
            };
            _error.Write(JsonSerializer.Serialize(error, Json.Line) + "\n");
            return trouble.ExitCode;
        }
        ErrorScreen.Write(
            new Paragraph("holdpoint: ", StyleOf("bold red")).Append(Printable.OneLine(trouble.Text) + "\n")
        );
        if (trouble.Where is not null)
            ErrorScreen.Write(new Text($"  in  {Printable.OneLine(trouble.Where)}\n", StyleOf("grey")));
        if (trouble.Advice is not null)
            ErrorScreen.Write(new Text($"  try {Printable.OneLine(trouble.Advice)}\n"));
        return trouble.ExitCode;
    }

    /// <summary>A remark that does not change the result, on the error stream.</summary>
    public void Warn(string text)
    {
        _out.Flush();
        if (IsJson)
            // Written out: a serializer for one property takes a tenth of a second to get ready.
            _error.Write($"{{\"warning\":\"{JsonEncodedText.Encode(text, Json.Line.Encoder)}\"}}\n");
        else
            ErrorScreen.Write(
                new Paragraph("note: ", StyleOf("yellow")).Append(Printable.OneLine(text) + "\n")
            );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            _out.Flush();
        }
        catch (IOException)
        {
            // The reader went away ("holdpoint worklist | head"): what it wanted to see, it saw.
        }
        _error.Flush();
    }

    private static System.Text.UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    private static Style StyleOf(string? style) =>
        string.IsNullOrEmpty(style) ? Style.Plain : Style.Parse(style);

    private static IAnsiConsole Screen(TextWriter to, bool terminal, bool colour)
    {
        var screen = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = terminal && colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
                Out = new ConsoleStream(to, terminal),
            }
        );
        if (!terminal)
            screen.Profile.Width = 10_000;
        return screen;
    }
}
