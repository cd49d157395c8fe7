using System.CommandLine;
using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary><c>holdpoint source check [ID…]</c>.</summary>
internal static class SourceCheckCommand
{
    private static readonly Argument<string[]> Ids = new("ID")
    {
        Description = "Only these sources; all where none is named",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> RetryHeld = new("--retry-held")
    {
        Description = "Try held documents again now, whatever their waiting time",
    };

    /// <summary>The command.</summary>
    public static Command Create() =>
        new Command(
            "check",
            "Look at sources and take in what is new; exit code 1 when something is held or a source failed."
        )
        {
            Ids,
            RetryHeld,
        }.Does(RunAsync);

    /// <summary>Checks sources one after the other and says what each brought.</summary>
    /// <param name="call">The call.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="chosen">The sources.</param>
    /// <param name="retryHeld">True to try held documents again now.</param>
    /// <param name="lines">False to write no JSON lines, because the caller writes a document of its own.</param>
    public static async Task<List<SourceCheckResult>> CheckAsync(
        Call call,
        Programme programme,
        IReadOnlyList<Source> chosen,
        bool retryHeld,
        bool lines = true
    )
    {
        var results = new List<SourceCheckResult>();
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
                call.Output.JsonLine(SourceJson.Of(result));
            CheckSummary.Show(call.Output, source, result, call.Clock.GetUtcNow());
        }
        return results;
    }

    private static async Task<int> RunAsync(Call call)
    {
        var programme = await call.OpenAsync();
        var asked = call.Get(Ids);
        var all = (await programme.SourcesAsync(call.Cancel)).Select(state => state.Source).ToList();
        if (asked.FirstOrDefault(id => !all.Exists(source => source.Id == id)) is { } unknown)
            return call.Refuse(
                "no-source",
                $"There is no source {unknown}.",
                null,
                "holdpoint source list",
                ExitCode.No
            );
        var chosen = all.FindAll(source =>
            asked.Length == 0 ? source.Enabled : asked.Contains(source.Id, StringComparer.Ordinal)
        );
        if (chosen.Count == 0)
        {
            return call.Refuse(
                "no-source",
                "There is no source to look at.",
                null,
                "holdpoint source add siemens"
            );
        }
        var results = await CheckAsync(call, programme, chosen, call.Get(RetryHeld));
        return results.TrueForAll(result => result.IsClean) ? ExitCode.Done : ExitCode.No;
    }
}
