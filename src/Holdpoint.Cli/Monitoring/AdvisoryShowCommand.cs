using System.CommandLine;
using System.Text;
using Holdpoint.Cli.Evaluation;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory show ID</c>.</summary>
internal static class AdvisoryShowCommand
{
    private static readonly Argument<string> Id = new("ID")
    {
        Description = "The advisory's tracking id, such as SSA-711309 or icsa-24-004-01",
    };

    private static readonly Option<string?> Revision = new("--revision")
    {
        Description = "This revision instead of the one that speaks",
        HelpName = "VERSION",
    };

    private static readonly Option<bool> Raw = new("--raw")
    {
        Description = "The document itself, byte for byte",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("show", "One advisory: products, vulnerabilities, fixes, where it came from.")
        {
            Id,
            Revision,
            Raw,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var id = call.Get(Id);
        var programme = await call.OpenAsync();
        var revisions = await programme.RevisionsAsync(id, call.Cancel);
        if (revisions.Count == 0)
            return AdvisoryAsked.RefuseUnknown(call, id);
        var told = call.Get(Revision);
        var revision = told is null
            ? revisions.First(one => one.IsCurrent)
            : AdvisoryAsked.Version(revisions, told);
        if (revision is null)
        {
            return call.Refuse(
                "no-revision",
                $"There is no revision {told} of {id}; kept are {Kept(revisions)}.",
                exitCode: ExitCode.No
            );
        }
        if (call.Get(Raw))
        {
            var bytes = await programme.DocumentAsync(revision.Sha256, call.Cancel);
            await call.Output.Raw.WriteAsync(Encoding.UTF8.GetString(bytes ?? []));
            return ExitCode.Done;
        }
        var detail = await AdvisoryAsked.DetailAsync(call, programme, revision);
        var findings = await programme.FindingsOfAsync(detail.Content.Advisory, call.Cancel);
        call.Output.JsonDocument(
            new
            {
                detail.Content,
                detail.Revision,
                detail.Acceptances,
                Revisions = revisions,
                Findings = findings.Select(FindingView.Json),
            }
        );
        AdvisoryView.Show(call.Output, detail, revisions);
        ShowFindings(call.Output, findings);
        return ExitCode.Done;
    }

    private static void ShowFindings(Output output, IReadOnlyList<AssetFinding> findings)
    {
        var open = findings
            .Where(one => VerdictWord.IsOpen(one.Finding.Verdict))
            .OrderBy(one => FindingView.Rank(one.Finding.Verdict))
            .ToList();
        if (open.Count > 0)
        {
            output.Heading("Which assets it concerns");
            output.Table(FindingView.Table(open, withAsset: true));
        }
        if (findings.Count > open.Count)
            output.Line(
                $"{Words.Count(findings.Count - open.Count, "finding")} fixed or not affected",
                "grey"
            );
    }

    private static string Kept(IReadOnlyList<AdvisoryRevision> revisions) =>
        string.Join(", ", revisions.Select(one => one.Version).Distinct(StringComparer.Ordinal));
}
