namespace Holdpoint.Cli.Terminal;

/// <summary>Why a command could not do what was asked: what, where, and what to do about it.</summary>
/// <param name="Code">Stable identifier for scripts, for example "file-not-found".</param>
/// <param name="Text">What is wrong, in one sentence.</param>
/// <param name="Where">The file, address or option it is about; null where the text names it.</param>
/// <param name="Advice">What the person can do; null where nothing helps.</param>
/// <param name="ExitCode">One of <see cref="Terminal.ExitCode"/>.</param>
internal sealed record Trouble(
    string Code,
    string Text,
    string? Where = null,
    string? Advice = null,
    int ExitCode = ExitCode.WrongUse
);
