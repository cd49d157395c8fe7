using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source check [NAME…]</c>: looks at sources now; the look is recorded also when nothing is new.</summary>
internal static class SourceCheckCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = "Sources to look at; all without it",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> RetryHeld = new("--retry-held")
    {
        Description = "Try documents that are held back again now",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command("check", "Look at sources now and take in what is new.") { Names, RetryHeld }.Does(
            RunAsync
        );

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var all = await programme.SourcesAsync(call.Cancel);
        var names = call.Get(Names);
        var chosen = all.Select(state => state.Source)
            .Where(source =>
                names.Length == 0
                    ? source.Enabled
                    : names.Contains(source.Id, StringComparer.OrdinalIgnoreCase)
            )
            .ToList();
        var unknown = names.Where(name =>
            !chosen.Exists(one => string.Equals(one.Id, name, StringComparison.OrdinalIgnoreCase))
        );
        if (unknown.FirstOrDefault() is { } first)
            return call.Refuse(
                "source-unknown",
                $"There is no source {first}.",
                advice: "holdpoint source list"
            );
        if (chosen.Count == 0)
            return call.Refuse(
                "no-sources",
                "There is no source to look at.",
                advice: "holdpoint source add siemens"
            );
        var results = await CheckAsync(call, programme, chosen, call.Get(RetryHeld));
        return results.TrueForAll(result => result.Check.Counts) ? ExitCode.Done : ExitCode.No;
    }

    /// <summary>Checks sources one after the other and says what each brought.</summary>
    public static async Task<List<SourceCheckResult>> CheckAsync(
        Call call,
        Programme programme,
        IReadOnlyList<Source> chosen,
        bool retryHeld,
        bool lines = true
    )
    {
        var results = new List<SourceCheckResult>();
        var table = new Table(
            new("source"),
            new("outcome"),
            new("new", Right: true),
            new("changed", Right: true),
            new("unchanged", Right: true),
            new("held", Right: true),
            new("problem", Wrap: true)
        );
        foreach (var source in chosen)
        {
            var result = await ProgressBar.RunAsync(
                call.Output,
                source.Id,
                progress =>
                    programme.CheckSourceAsync(
                        source,
                        retryHeld,
                        Relay<SourceCheckProgress>.To(progress, at => (at.Step, at.Done, at.Total)),
                        call.Cancel
                    )
            );
            results.Add(result);
            if (lines)
                call.Output.JsonLine(result.Check);
            table.Add(
                (source.Id, "bold"),
                SourceListCommand.Outcome(result.Check),
                result.Check.New,
                result.Check.Changed,
                result.Check.Unchanged,
                result.Check.Held,
                Problem(result)
            );
        }
        call.Output.Table(table);
        return results;
    }

    private static string Problem(SourceCheckResult result)
    {
        var problems = result.Check.Problems;
        return problems.Count switch
        {
            0 => "",
            1 => problems[0],
            _ => $"{problems[0]} (and {problems.Count - 1} more: --json)",
        };
    }
}
