using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>An advisory as evaluation sees it.</summary>
internal sealed record AdvisoryState(
    long Id,
    string Key,
    long Revision,
    string Sha256,
    bool Changed,
    bool WasEvaluated
);

/// <summary>A distinct configuration, or a part of its units, as evaluation sees it.</summary>
internal sealed record ConfigurationState(
    long Id,
    Configuration Configuration,
    string? SerialNumber,
    bool DependsOnSerial,
    string? Others,
    bool DependsOnOthers,
    bool New
);

/// <summary>What has to be held against what: new configurations against every advisory, the others against changed ones.</summary>
internal sealed record PendingWork(
    bool Everything,
    IReadOnlyList<AdvisoryState> Advisories,
    IReadOnlyList<ConfigurationState> Configurations
)
{
    /// <summary>Looks what there is to do.</summary>
    /// <param name="context">The database.</param>
    /// <param name="everything">True to take everything for new.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<PendingWork> LoadAsync(
        HoldpointContext context,
        bool everything,
        CancellationToken cancel
    )
    {
        var advisories =
            from advisory in context.Advisories
            join revision in context.AdvisoryRevisions on advisory.CurrentRevisionId equals revision.Id
            orderby advisory.Key
            select new AdvisoryState(
                advisory.Id,
                advisory.Key,
                revision.Id,
                revision.Sha256,
                everything || advisory.EvaluatedRevisionId != revision.Id,
                advisory.EvaluatedRevisionId != null
            );
        var configurations = context
            .Configurations.Where(row =>
                context.Components.Any(component => component.ConfigurationId == row.Id)
            )
            .OrderBy(row => row.Id);
        var states = new List<ConfigurationState>();
        await foreach (var row in configurations.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            states.Add(
                new(
                    row.Id,
                    new(
                        row.Vendor,
                        row.Product,
                        row.OrderNumber,
                        row.Version,
                        row.Cpe,
                        row.Purl,
                        AttributeText.Read(row.Attributes)
                    ),
                    row.SerialNumber,
                    row.DependsOnSerial,
                    row.Others,
                    row.DependsOnOthers,
                    everything || row.EvaluationId == null
                )
            );
        }
        return new(everything, await advisories.ToListAsync(cancel), states);
    }
}
