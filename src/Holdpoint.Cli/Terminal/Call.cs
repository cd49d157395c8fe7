using System.CommandLine;

namespace Holdpoint.Cli.Terminal;

/// <summary>One run of one command: what was asked and where the answer goes.</summary>
internal sealed record Call(
    ParseResult Parsed,
    Output Output,
    string DataDirectory,
    string? Database,
    CancellationToken Cancel
)
{
    /// <summary>The clock; the only place where the command looks at the machine's.</summary>
    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => Parsed.GetValue(option);

    /// <summary>The value of an argument that the command line demands.</summary>
    public T Get<T>(Argument<T> argument) => Parsed.GetValue(argument)!;

    /// <summary>Says why the command cannot do what was asked; gives the exit code.</summary>
    public int Refuse(
        string code,
        string text,
        string? where = null,
        string? advice = null,
        int exitCode = ExitCode.WrongUse
    ) => Output.Refuse(new Trouble(code, text, where, advice, exitCode));
}
