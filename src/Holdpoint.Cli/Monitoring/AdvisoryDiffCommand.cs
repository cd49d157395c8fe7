using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Revisions;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory diff ID [FROM TO]</c>.</summary>
internal static class AdvisoryDiffCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The advisory's tracking id" };

    private static readonly Argument<string[]> Versions = new("REVISION")
    {
        Description =
            "Two revisions, the earlier first; without them the one before against the one that speaks",
        Arity = new ArgumentArity(0, 2),
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "diff",
            "What changed between two revisions: products, versions, fixes, vulnerabilities; exit code 1 when something did."
        )
        {
            Id,
            Versions,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var id = call.Get(Id);
        var programme = await call.OpenAsync();
        var revisions = await programme.RevisionsAsync(id, call.Cancel);
        if (revisions.Count == 0)
            return AdvisoryAsked.RefuseUnknown(call, id);
        if (Choose(revisions, call.Get(Versions), out var why) is not var (before, after))
            return call.Refuse("no-revision", why, null, $"holdpoint advisory show {id}", ExitCode.No);
        var old = await AdvisoryAsked.DetailAsync(call, programme, before);
        var now = await AdvisoryAsked.DetailAsync(call, programme, after);
        var differences = AdvisoryComparison.Of(old.Content, now.Content);
        call.Output.JsonDocument(
            new
            {
                Advisory = id,
                Before = before,
                After = after,
                Differences = differences,
            }
        );
        call.Output.Line(
            (now.Content.Advisory, "bold"),
            (
                $"  {before.Version} ({Words.Date(before.ReleasedAt)}) → {after.Version} ({Words.Date(after.ReleasedAt)})",
                ""
            )
        );
        foreach (var one in differences)
            Show(call.Output, one);
        call.Output.Line(
            differences.Count == 0
                ? "Nothing that matters changed."
                : Words.Count(differences.Count, "difference")
        );
        return differences.Count == 0 ? ExitCode.Done : ExitCode.No;
    }

    private static (AdvisoryRevision Before, AdvisoryRevision After)? Choose(
        IReadOnlyList<AdvisoryRevision> revisions,
        string[] versions,
        out string why
    )
    {
        var kept = string.Join(", ", revisions.Select(one => one.Version));
        why = $"Kept are the revisions {kept}; two are needed.";
        if (versions.Length == 1)
            return null;
        if (versions.Length == 2)
        {
            var (first, second) = (
                AdvisoryAsked.Version(revisions, versions[0]),
                AdvisoryAsked.Version(revisions, versions[1])
            );
            return first is null || second is null ? null : (first, second);
        }
        var current = revisions.First(one => one.IsCurrent);
        return AdvisoryOrder.Before(revisions, current) is { } before ? (before, current) : null;
    }

    private static void Show(Output output, AdvisoryDifference one)
    {
        var (word, style) =
            one.Before.Count == 0 ? ("new ", "green")
            : one.After.Count == 0 ? ("gone ", "red")
            : ("", "");
        output.Line();
        output.Line(
            (word + one.Subject.ToString().ToLowerInvariant(), style),
            ("  ", ""),
            (one.Name, "bold")
        );
        foreach (var line in one.Removed)
            output.Line(("  - ", "red"), (line, ""));
        foreach (var line in one.Added)
            output.Line(("  + ", "green"), (line, ""));
    }
}
