using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>
/// Tells the units of a configuration apart once a statement was met whose verdict a unit's serial number, or what stands
/// beside it in its asset, may change: each part becomes a configuration of its own.
/// </summary>
internal sealed class ConfigurationSplit(HoldpointContext context, Writing writing, ConfigurationTable table)
{
    private readonly HashSet<long> _made = [];

    /// <summary>The new parts.</summary>
    public List<ConfigurationState> Parts { get; } = [];

    /// <summary>Configurations that no component has any more.</summary>
    public List<long> Emptied { get; } = [];

    /// <summary>True where a verdict hangs on what the configuration does not tell yet.</summary>
    public static bool IsDue((ConfigurationState Configuration, MatchResult Result) one) =>
        BySerial(one.Configuration, one.Result) || ByOthers(one.Configuration, one.Result);

    /// <summary>Splits a configuration and moves its components.</summary>
    public async Task RunAsync(ConfigurationState whole, MatchResult result, CancellationToken cancel)
    {
        var (bySerial, byOthers) = (BySerial(whole, result), ByOthers(whole, result));
        table.Split(whole.Configuration, whole.SerialNumber, whole.Others, bySerial, byOthers);
        if (byOthers)
            await MoveByOthersAsync(whole, cancel);
        if (bySerial)
            await MoveBySerialAsync(whole, cancel);
        if (!await context.Components.AnyAsync(row => row.ConfigurationId == whole.Id, cancel))
            Emptied.Add(whole.Id);
    }

    private static bool BySerial(ConfigurationState one, MatchResult result) =>
        result.DependsOnSerial && one is { DependsOnSerial: false, SerialNumber: null };

    private static bool ByOthers(ConfigurationState one, MatchResult result) =>
        result.DependsOnOthers && one is { DependsOnOthers: false, Others: null };

    private async Task MoveByOthersAsync(ConfigurationState whole, CancellationToken cancel)
    {
        var rows = await (
            from component in context.Components
            join other in context.Components on component.AssetId equals other.AssetId
            join configuration in context.Configurations on other.ConfigurationId equals configuration.Id
            where component.ConfigurationId == whole.Id && other.Id != component.Id
            select new
            {
                component.Id,
                component.SerialNumber,
                Other = configuration,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        using var move = writing.Prepare("UPDATE components SET configuration_id = @p1 WHERE id = @p0", 2);
        foreach (var component in rows.GroupBy(row => (row.Id, row.SerialNumber)))
        {
            var others = OtherComponents.Write(
                component.Select(row => new Configuration(
                    row.Other.Vendor,
                    row.Other.Product,
                    row.Other.OrderNumber,
                    row.Other.Version,
                    row.Other.Cpe,
                    row.Other.Purl,
                    AttributeText.Read(row.Other.Attributes)
                ))
            );
            move.Write(component.Key.Id, Part(whole, component.Key.SerialNumber, others));
        }
    }

    private async Task MoveBySerialAsync(ConfigurationState whole, CancellationToken cancel)
    {
        var serials = await context
            .Components.Where(row => row.ConfigurationId == whole.Id && row.SerialNumber != null)
            .Select(row => row.SerialNumber!)
            .Distinct()
            .ToListAsync(cancel);
        using var move = writing.Prepare(
            "UPDATE components SET configuration_id = @p2 WHERE configuration_id = @p0 AND serial_number = @p1",
            3
        );
        foreach (var serial in serials)
            move.Write(whole.Id, serial, Part(whole, serial, whole.Others));
    }

    private long Part(ConfigurationState whole, string? serialNumber, string? others)
    {
        var part = table.PartOf(whole.Configuration, serialNumber, others);
        if (_made.Add(part.Id))
            Parts.Add(
                new(
                    part.Id,
                    whole.Configuration,
                    part.SerialNumber,
                    DependsOnSerial: false,
                    part.Others,
                    DependsOnOthers: false,
                    New: true
                )
            );
        return part.Id;
    }
}
