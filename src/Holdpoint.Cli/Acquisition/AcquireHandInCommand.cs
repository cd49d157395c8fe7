using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Engine.Acquisition.Artifacts;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire hand-in FILE… [--case ID] [--by NAME]</c>.</summary>
internal static class AcquireHandInCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Files that you got from the vendor",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Case = new("--case")
    {
        Description = "The patch case they are for (else found by digest, name and version)",
        HelpName = "ID",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("hand-in", "Take files in that a person got: quarantine, scan, find the case.")
        {
            Files,
            Case,
            ArtifactAsked.By,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        foreach (var path in call.Get(Files))
        {
            if (Inputs.MustBeFile(path) is { } trouble)
                return call.Output.Refuse(trouble);
        }
        var programme = await call.OpenAsync();
        if (
            call.Get(Case) is { } asked
            && await programme.CaseAsync(asked.ToUpperInvariant(), call.Cancel) is null
        )
            return call.Refuse(
                "no-such-case",
                $"There is no case {asked}.",
                advice: "holdpoint acquire list"
            );
        var worst = ExitCode.Done;
        // What only speaks of another file (a signature, a checksum, the list of what was fetched) goes with that one.
        foreach (var path in call.Get(Files).Where(path => !SideFileReading.IsBeside(path)))
        {
            var result = await ProgressBar.RunAsync(
                call.Output,
                Path.GetFileName(path),
                progress =>
                    programme.Acquisition.TakeInAsync(
                        new(
                            path,
                            Path.GetFileName(path),
                            new("hand-in", Path.GetFullPath(path)),
                            ArtifactAsked.Person(call),
                            call.Get(Case)?.ToUpperInvariant()
                        ),
                        Relay<long>.To(progress, bytes => ($"{bytes >> 20} MiB", 0, 0)),
                        call.Cancel
                    )
            );
            worst = Math.Max(worst, IntakeReport.Say(call, path, result));
        }
        return worst;
    }
}
