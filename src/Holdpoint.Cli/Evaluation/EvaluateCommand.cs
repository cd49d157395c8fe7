using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation;
using Holdpoint.Engine;
using Holdpoint.Engine.Evaluation.Incremental;

namespace Holdpoint.Cli.Evaluation;

/// <summary><c>holdpoint evaluate</c>: brings findings and cases up to date.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<bool> Everything = new("--all")
    {
        Description = "Hold everything against everything anew, not only what changed",
    };

    private const int MostChangesShown = 40;

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "evaluate",
            "Say which advisory means what for which asset; only what changed is worked out anew."
        )
        {
            Everything,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var result = await RunAsync(call, programme, call.Get(Everything));
        call.Output.JsonDocument(Json(result));
        Show(call.Output, result);
        return result.Unreadable.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    /// <summary>Evaluates with a progress bar.</summary>
    public static Task<EvaluationResult> RunAsync(Call call, Programme programme, bool everything) =>
        ProgressBar.RunAsync(
            call.Output,
            "evaluating",
            progress =>
                programme.EvaluateAsync(
                    everything,
                    Relay<EvaluationProgress>.To(progress, at => (at.Step, at.Done, at.Total)),
                    call.Cancel
                )
        );

    /// <summary>Says what an evaluation did.</summary>
    public static void Show(Output output, EvaluationResult result)
    {
        output.Line(
            $"Evaluation {result.Id}: {Words.Count(result.Configurations.All, "configuration")} "
                + $"({result.Configurations.New:N0} new), {Words.Count(result.Advisories.All, "advisory", "advisories")} "
                + $"({result.Advisories.New:N0} new or changed)"
        );
        long Count(Verdict verdict) => result.Findings.GetValueOrDefault(verdict);
        output.Line(
            ($"{Count(Verdict.Affected):N0} affected", "bold red"),
            (", ", ""),
            ($"{Count(Verdict.Review):N0} review", "bold yellow"),
            ($", {Count(Verdict.Fixed):N0} fixed, {Count(Verdict.NotAffected):N0} not affected", "")
        );
        output.Line(
            $"{Words.Count(result.OpenCases, "open case")}, {Words.Count(result.OpenReviews, "question")} to a person"
        );
        if (result.RevisionChanges.Count > 0)
        {
            output.Heading("What newer revisions changed");
            var table = new Table(
                new("advisory"),
                new("revision"),
                new("change", Wrap: true),
                new("configurations", Right: true)
            );
            foreach (var change in result.RevisionChanges)
                table.Add(change.Advisory, change.Revision, change.Text, change.Configurations);
            output.Table(table);
        }
        ShowCaseChanges(output, result);
        if (result.RevisionsWithoutChange > 0)
            output.Line(
                $"{Words.Count(result.RevisionsWithoutChange, "newer revision")} changed nothing here",
                "grey"
            );
        foreach (var advisory in result.Unreadable)
            output.Warn(
                $"{advisory}: its document cannot be read; look at it yourself (holdpoint advisory show {advisory})."
            );
    }

    // The first evaluation raises everything: the worklist tells that better.
    private static void ShowCaseChanges(Output output, EvaluationResult result)
    {
        var changes = result.CaseChanges;
        if (changes.Count == 0 || changes.Count == result.OpenCases)
            return;
        output.Heading("What changed on cases");
        var table = new Table(new("case"), new("change"), new("what", Wrap: true));
        foreach (var change in changes.Take(MostChangesShown))
            table.Add(change.Case, Printable.Spaced(change.Kind.ToString()), change.Text);
        output.Table(table);
        if (changes.Count > MostChangesShown)
            output.Line($"and {changes.Count - MostChangesShown:N0} more (--json shows all)", "grey");
    }

    /// <summary>The result as <c>--json</c> writes it.</summary>
    public static object Json(EvaluationResult result) =>
        new
        {
            Evaluation = result.Id,
            result.FinishedAt,
            result.Complete,
            Advisories = new { result.Advisories.All, Changed = result.Advisories.New },
            Configurations = new { result.Configurations.All, result.Configurations.New },
            Findings = new
            {
                Affected = result.Findings.GetValueOrDefault(Verdict.Affected),
                Review = result.Findings.GetValueOrDefault(Verdict.Review),
                Fixed = result.Findings.GetValueOrDefault(Verdict.Fixed),
                NotAffected = result.Findings.GetValueOrDefault(Verdict.NotAffected),
            },
            result.OpenCases,
            result.OpenReviews,
            result.CaseChanges,
            result.RevisionChanges,
            result.RevisionsWithoutChange,
            result.Unreadable,
        };
}
