using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Acquisition;

namespace Holdpoint.Cli.Acquisition;

/// <summary><c>holdpoint acquire list [--site S] [--artifacts]</c>.</summary>
internal static class AcquireListCommand
{
    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Only this site",
        HelpName = "NAME",
    };

    private static readonly Option<bool> Artifacts = new("--artifacts")
    {
        Description = "The files that were taken in, instead of what is needed",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "What open cases need, and what is missing; or the files taken in.")
        {
            Site,
            Artifacts,
        }.Does(async call =>
        {
            var desk = (await call.OpenAsync()).Acquisition;
            return call.Get(Artifacts) ? await ArtifactsAsync(call, desk) : await NeedsAsync(call, desk);
        });

    private static async Task<int> NeedsAsync(Call call, AcquisitionDesk desk)
    {
        var table = new Table(
            new("case"),
            new("site", Drop: 110),
            new("product", Wrap: true, MinWidth: 20),
            new("version", Wrap: true),
            new("decided", Drop: 100),
            new("missing", Wrap: true, MinWidth: 12),
            new("offered at", Wrap: true, Drop: 130)
        );
        var needs = await desk.NeedsAsync(call.Get(Site), call.Cancel);
        foreach (var one in needs)
        {
            call.Output.JsonLine(
                new
                {
                    one.Need.Case,
                    one.Need.Site,
                    one.Need.Product,
                    one.Need.TargetVersion,
                    one.Need.Urls,
                    Decided = one.IsDecided,
                    DueOn = one.Case.Decision?.DueOn ?? one.Case.Proposal.DueOn,
                    Artifacts = one.Artifacts.Select(artifact => new
                    {
                        artifact.Sha256,
                        artifact.Name,
                        artifact.State,
                    }),
                    one.Missing,
                }
            );
            table.Add(
                (one.Need.Case, "bold"),
                one.Need.Site,
                one.Need.Product,
                one.Need.TargetVersion ?? "not stated",
                one.IsDecided ? "yes" : "proposed",
                one.Missing is { } missing ? (missing, "yellow") : ("nothing", "green"),
                string.Join(" ", one.Need.Urls)
            );
        }
        call.Output.Table(table);
        call.Output.Line(
            needs.Count == 0
                ? "No open case needs a file. What there is to decide: holdpoint worklist"
                : $"{Words.Count(needs.Count, "case")}, {Words.Count(needs.Count(one => one.Missing is not null), "lacks", "lack")} something"
        );
        return ExitCode.Done;
    }

    private static async Task<int> ArtifactsAsync(Call call, AcquisitionDesk desk)
    {
        var table = new Table(
            new("sha256"),
            new("file", Wrap: true, MinWidth: 16),
            new("state"),
            new("scan", Wrap: true, MinWidth: 12),
            new("ladder", Wrap: true),
            new("cases", Wrap: true, Drop: 110)
        );
        var artifacts = await desk.ArtifactsAsync(call.Cancel);
        foreach (var artifact in artifacts)
        {
            call.Output.JsonLine(ArtifactJson.Of(artifact));
            table.Add(
                call.Output.IsTerminal ? artifact.Sha256[..12] : artifact.Sha256,
                artifact.Name,
                ArtifactWords.State(artifact.State),
                artifact.Scan?.Text ?? "not yet",
                ArtifactWords.Rung(artifact.Verdict().Reached),
                string.Join(" ", artifact.Cases)
            );
        }
        call.Output.Table(table);
        call.Output.Line(Words.Count(artifacts.Count, "file"));
        return ExitCode.Done;
    }
}
