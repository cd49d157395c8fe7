using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Cli.Monitoring;

/// <summary>Sources and checks as <c>--json</c> writes them.</summary>
internal static class SourceJson
{
    /// <summary>A source.</summary>
    public static object Of(Source source) =>
        new
        {
            source.Id,
            source.Name,
            source.Kind,
            source.Address,
            source.CatalogueId,
            source.TlpLimit,
            StaleAfterDays = source.StaleAfter.TotalDays,
            source.Enabled,
            source.AddedAt,
            source.Note,
        };

    /// <summary>A source with its state.</summary>
    public static object Of(SourceState state, IEnumerable<HeldDocument> held) =>
        new
        {
            Source = Of(state.Source),
            state.Freshness,
            LastCounting = state.LastCounting,
            LastCheck = state.LastCheck,
            Held = held.Where(one => one.SourceId == state.Source.Id),
        };

    /// <summary>A check with what it brought.</summary>
    public static object Of(SourceCheckResult result) =>
        new
        {
            result.Check,
            result.IsClean,
            result.Documents,
            Advisories = result.Advisories is { } advisories
                ? new
                {
                    New = advisories.Count(AdvisoryChange.New),
                    Changed = advisories.Count(AdvisoryChange.Changed),
                    Older = advisories.Count(AdvisoryChange.Older),
                    advisories.Unchanged,
                    advisories.Problems,
                }
                : null,
            Dataset = result.Dataset,
        };
}
