using Holdpoint.Core.Monitoring;

namespace Holdpoint.Engine.Jobs.Kinds;

/// <summary>A look at many sources: a job each, so that several servers share them.</summary>
internal static class SourceChecksJob
{
    /// <summary>What it needs to know.</summary>
    /// <param name="OnlyDue">True for those alone whose time has come.</param>
    public sealed record Arguments(bool OnlyDue);

    public static async Task<JobEnd> RunAsync(JobRun run, CancellationToken cancel)
    {
        var onlyDue = run.Asked<Arguments>().OnlyDue;
        var chosen = (await run.Programme.SourcesAsync(cancel))
            .Where(state => state.Source.Enabled)
            .Where(state => !onlyDue || SourceRhythm.IsDue(state.Source, state.LastCheck, run.Programme.Now))
            .Select(state => state.Source.Id)
            .ToList();
        foreach (var source in chosen)
        {
            run.Tell(new(source, chosen.IndexOf(source), chosen.Count));
            await run.Programme.Jobs.AskAsync(JobAsk.SourceCheck(source), cancel);
        }
        return new(
            chosen.Count == 1 ? "1 source is looked at." : $"{chosen.Count:N0} sources are looked at."
        );
    }
}
