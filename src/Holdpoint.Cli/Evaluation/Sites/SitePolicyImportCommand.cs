using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.SitePolicies;

namespace Holdpoint.Cli.Evaluation.Sites;

/// <summary><c>holdpoint site policy import FILE</c>: takes in a policy, or says what it would change.</summary>
internal static class SitePolicyImportCommand
{
    private const int MostChangesShown = 40;

    private static readonly Argument<string> File = new("FILE") { Description = "The policy (JSON)" };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say which cases would change, as if in force at once; keep nothing",
    };

    private static readonly Option<string?> Why = new("--why")
    {
        Description = "Why the policy changes, for the record",
        HelpName = "TEXT",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("import", "Take in a site's policy and decide its cases by it.")
        {
            File,
            DryRun,
            Why,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var path = call.Get(File);
        if (Inputs.MustBeFile(path) is { } trouble)
            return call.Output.Refuse(trouble);
        var dryRun = call.Get(DryRun);
        var programme = await call.OpenAsync();
        var result = await programme.ImportSitePolicyAsync(path, call.Get(Why), dryRun, call.Cancel);
        call.Output.JsonDocument(
            new
            {
                result.Site,
                result.Revision,
                DryRun = dryRun,
                result.IsUnchanged,
                result.DecidesFrom,
                result.Cases,
                result.Changes,
                result.Faults,
            }
        );
        if (result.Faults.Count > 0)
        {
            foreach (var fault in result.Faults)
                call.Output.Line((fault.Place, "bold"), ($"  {fault.Text}", ""), ($"  {fault.Code}", "grey"));
            return call.Refuse(
                "policy-faulty",
                $"{Words.Count(result.Faults.Count, "fault")}; nothing was taken in.",
                path,
                "docs/priorities.md describes the file; samples/waterworks.policy.json is one",
                ExitCode.No
            );
        }
        if (!call.Output.IsJson)
            Show(call.Output, result, dryRun);
        return ExitCode.Done;
    }

    private static void Show(Output output, SitePolicyImportResult result, bool dryRun)
    {
        if (result.IsUnchanged)
        {
            output.Line($"{result.Site}: revision {result.Revision} says the same already; nothing to do.");
            return;
        }
        output.Line(
            dryRun
                ? $"{result.Site}: would be revision {result.Revision}. Nothing was kept."
                : $"{result.Site}: revision {result.Revision} is kept."
        );
        if (result.DecidesFrom is { } from)
            output.Line(
                dryRun
                    ? $"It decides from {SiteCalendar.Words(from)} on; this is what it would change if it did today."
                    : $"It decides from {SiteCalendar.Words(from)} on."
            );
        var cases = result.Changes.Select(change => change.Case).Distinct(StringComparer.Ordinal).Count();
        output.Line(
            $"{Words.Count(cases, "case")} of {result.Cases:N0} {(dryRun ? "would change" : "changed")} priority or due date."
        );
        if (result.Changes.Count == 0)
            return;
        var table = new Table(new("case"), new("change"), new("what", Wrap: true));
        foreach (var change in result.Changes.Take(MostChangesShown))
            table.Add(change.Case, Printable.Spaced(change.Kind.ToString()), Short(change));
        output.Table(table);
        if (result.Changes.Count > MostChangesShown)
            output.Line($"and {result.Changes.Count - MostChangesShown:N0} more (--json shows all)", "grey");
    }

    // The whole reasoning stands in "case show"; here the two words matter.
    private static string Short(CaseChange change) =>
        change.Kind == CaseChangeKind.OutcomeChanged && change.Text.Split(": ", 2) is [var words, _]
            ? words
            : change.Text;
}
