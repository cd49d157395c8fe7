using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Jobs.Kinds;

/// <summary>A look at one source.</summary>
internal static class SourceCheckJob
{
    /// <summary>What it needs to know.</summary>
    /// <param name="RetryHeld">True to try held documents again now.</param>
    public sealed record Arguments(bool RetryHeld);

    public static async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancel)
    {
        if (await run.Programme.SourceAsync(run.Subject, cancel) is not { } source)
            return new($"There is no source {run.Subject} any more.", JobState.Failed);
        var result = await run.Programme.CheckSourceAsync(
            source,
            run.Asked<Arguments>().RetryHeld,
            new Relayed<SourceCheckProgress>(at => run.Tell(new(at.Step, at.Done, at.Total))),
            cancel
        );
        return End(result.Check);
    }

    /// <summary>What a look came to.</summary>
    public static JobEnd End(SourceCheck check) =>
        check.Outcome == SourceCheckOutcome.Failed
            ? new(check.Problems.Count > 0 ? check.Problems[0] : "It could not be read.", JobState.Failed)
            : new(
                $"{check.New:N0} new, {check.Changed:N0} changed, {check.Unchanged:N0} unchanged, {check.Held:N0} held"
                    + (check.Withdrawn > 0 ? $", {check.Withdrawn:N0} withdrawn" : "")
                    + "."
            );
}
