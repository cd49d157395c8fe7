using Holdpoint.Engine.Evaluation.Incremental;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Jobs.Kinds;

/// <summary>Findings and cases brought up to date.</summary>
internal static class EvaluationJob
{
    /// <summary>What it needs to know.</summary>
    /// <param name="Everything">True to hold everything against everything anew.</param>
    public sealed record Arguments(bool Everything);

    public static async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancel) =>
        End(
            await run.Programme.EvaluateAsync(
                run.Asked<Arguments>().Everything,
                new Relayed<EvaluationProgress>(at => run.Tell(new(at.Step, at.Done, at.Total))),
                cancel
            )
        );

    /// <summary>What an evaluation came to; no word on any site's own, because everybody may read it.</summary>
    public static JobEnd End(EvaluationResult result) =>
        new(
            $"Findings and cases are up to date: {result.Advisories.New:N0} of {result.Advisories.All:N0} advisories and {result.Configurations.New:N0} of {result.Configurations.All:N0} configurations were new."
        );
}
