using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory diff ID [FROM] [TO]</c>: what a revision changed in the document.</summary>
internal static class AdvisoryDiffCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The advisory's tracking id" };

    private static readonly Argument<string?> From = new("FROM")
    {
        Description = "The older revision; the one before the last without it",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Argument<string?> To = new("TO")
    {
        Description = "The newer revision; the one that speaks without it",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("diff", "What changed between two kept revisions of an advisory.") { Id, From, To }.Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var id = call.Get(Id);
        var revisions = await programme.RevisionsAsync(id, call.Cancel);
        var to = revisions.LastOrDefault(one =>
            call.Get(To) is { } told ? one.Version == told : one.IsCurrent
        );
        var from = revisions.LastOrDefault(one =>
            call.Get(From) is { } told ? one.Version == told : one.Sha256 != to?.Sha256
        );
        if (from is null || to is null)
        {
            return call.Refuse(
                "revision-unknown",
                revisions.Count switch
                {
                    0 => $"There is no advisory {id}.",
                    1 => $"Only revision {revisions[0].Version} of {id} is kept.",
                    _ =>
                        $"{id} has no such revision; kept are {string.Join(", ", revisions.Select(one => one.Version))}.",
                },
                exitCode: ExitCode.No
            );
        }
        var changes = DocumentDiff.Between(
            (await programme.DocumentAsync(from.Sha256, call.Cancel))!,
            (await programme.DocumentAsync(to.Sha256, call.Cancel))!
        );
        call.Output.JsonDocument(
            new
            {
                Advisory = id,
                From = from.Version,
                To = to.Version,
                Changes = changes,
            }
        );
        call.Output.Line($"{id}: revision {from.Version} to {to.Version}", "bold");
        var table = new Table(
            new("change"),
            new("where", Wrap: true),
            new("was", Wrap: true),
            new("is", Wrap: true)
        );
        foreach (var change in changes)
        {
            table.Add(
                change.Kind switch
                {
                    DocumentChangeKind.Added => ("added", "green"),
                    DocumentChangeKind.Removed => ("removed", "red"),
                    _ => ("changed", "yellow"),
                },
                change.Place,
                Words.Cut(change.Was ?? "", 300),
                Words.Cut(change.Is ?? "", 300)
            );
        }
        if (table.Count > 0)
            call.Output.Table(table);
        call.Output.Line(Words.Count(changes.Count, "change"));
        return ExitCode.Done;
    }
}
