using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Engine.Evaluation.Candidates;

namespace Holdpoint.Cli.Evaluation;

/// <summary>
/// <c>holdpoint asset candidates</c>: names of the inventory and of advisories that may mean one product, for a person to
/// confirm or reject.
/// </summary>
internal static class AssetCandidatesCommand
{
    private static readonly Option<string?> Site = new("--site")
    {
        Description = "Only what assets of this site carry",
        HelpName = "NAME",
    };

    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also what was decided, and more than the likeliest three of a name",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("candidates", "Products of advisories that may be yours: confirm or reject them.")
        {
            Site,
            All,
        }.Does(RunAsync);

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        if (call.Get(Site) is { } site)
        {
            // A name that is never met would look like "nothing to decide".
            var known = (await programme.WorklistWordsAsync(call.Cancel)).Sites;
            if (!known.Contains(site, StringComparer.Ordinal))
                return call.Refuse(
                    "site-unknown",
                    $"There is no site \"{site}\".",
                    advice: known.Count == 0 ? null : $"Known: {string.Join(", ", known)}"
                );
        }
        var candidates = await programme.CandidatesAsync(
            new CandidateFilter(call.Get(Site), call.Get(All)),
            call.Cancel
        );
        var table = new Table(
            new("id"),
            new("score", Right: true),
            new("inventory", Wrap: true, MinWidth: 20),
            new("advisories", Wrap: true, MinWidth: 20),
            new("for", Wrap: true, Drop: 110),
            new("against", Wrap: true, Drop: 130),
            new("assets", Right: true),
            new("advisories", Right: true, Drop: 90),
            new("word", Drop: 90)
        );
        foreach (var one in candidates)
        {
            call.Output.JsonLine(one);
            table.Add(
                (one.Id, "bold"),
                one.Score.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
                Named(one.AssetVendor, one.AssetProduct),
                Named(one.StatementVendor, one.StatementProduct),
                string.Join("; ", one.For),
                (string.Join("; ", one.Against), "grey"),
                one.Assets,
                one.Advisories,
                one.Word switch
                {
                    true => ("same", "green"),
                    false => ("different", "grey"),
                    null => "",
                }
            );
        }
        call.Output.Table(table);
        call.Output.Line(
            candidates.Count == 0
                ? "No open candidates. They are looked for with: holdpoint evaluate"
                : $"{Words.Count(candidates.Count, "candidate")}. See what one would change: holdpoint asset confirm ID --why TEXT --dry-run"
        );
        return ExitCode.Done;
    }

    private static string Named(string? vendor, string product) =>
        vendor is null ? product : $"{vendor} | {product}";
}
