using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint advisory list</c>.</summary>
internal static class AdvisoryListCommand
{
    private static readonly Argument<string[]> Search = new("WORDS")
    {
        Description = "Words that must be in id, title, publisher or CVEs",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Relevant = new("--relevant")
    {
        Description = "Only advisories that affect an asset or need a person's look",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("list", "The advisories, the newest first, and how many assets they concern.")
        {
            Search,
            Relevant,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var words = string.Join(' ', call.Get(Search));
        var advisories = await programme.AdvisoriesAsync(
            words.Length == 0 ? null : words,
            call.Get(Relevant),
            call.Cancel
        );
        var table = new Table(
            new("released"),
            new("advisory"),
            new("rev", Right: true),
            new("publisher", Drop: 140),
            new("title", Wrap: true, MinWidth: 24),
            new("cvss", Right: true),
            new("cves", Drop: 120),
            new("affected", Right: true),
            new("review", Right: true)
        );
        foreach (var one in advisories)
        {
            call.Output.JsonLine(one);
            table.Add(
                Words.Date(one.ReleasedAt),
                new(one.Key, one.Affected > 0 ? "bold" : ""),
                one.Revisions > 1 ? $"{one.Version} ({one.Revisions})" : one.Version,
                one.Publisher,
                one.Title,
                Severity(one.Cvss),
                one.Cves.Count == 0 ? ""
                    : one.Cves.Count == 1 ? one.Cves[0]
                    : $"{one.Cves[0]} +{one.Cves.Count - 1}",
                one.Affected == 0 ? "" : (one.Affected.ToString(), "bold red"),
                one.Review == 0 ? "" : (one.Review.ToString(), "bold yellow")
            );
        }
        if (table.Count > 0)
            call.Output.Table(table);
        call.Output.Line(
            advisories.Count == 0
                ? "No advisories. Take some in: holdpoint source add siemens, then holdpoint source check; "
                    + "or holdpoint advisory import DIRECTORY"
                : Words.Count(advisories.Count, "advisory", "advisories")
        );
        return ExitCode.Done;
    }

    /// <summary>A CVSS score, coloured by its severity.</summary>
    internal static Cell Severity(double? score) =>
        score switch
        {
            null => "",
            >= 9 => (score.Value.ToString("0.0"), "bold red"),
            >= 7 => (score.Value.ToString("0.0"), "red"),
            >= 4 => (score.Value.ToString("0.0"), "yellow"),
            _ => (score.Value.ToString("0.0"), ""),
        };
}
