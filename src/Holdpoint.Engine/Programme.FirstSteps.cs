using System.Text.Json;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine;

/// <summary>From nothing to the first worklist.</summary>
public sealed partial class Programme
{
    /// <summary>What of the first steps is done.</summary>
    public async Task<FirstSteps> FirstStepsAsync(CancellationToken cancel)
    {
        await using var context = _database.Context();
        var imported = await context
            .Evidence.Where(row => row.Kind == "inventory.import")
            .MinAsync(row => (long?)row.Id, cancel);
        var looked = await context
            .Evidence.Where(row => row.Kind == "source.check")
            .MinAsync(row => (long?)row.Id, cancel);
        var evaluated = await context
            .Evidence.Where(row => row.Kind == "evaluation")
            .MaxAsync(row => (long?)row.Id, cancel);
        return new(
            await context.Sites.AnyAsync(cancel),
            await context.Sources.AnyAsync(cancel),
            await context.Assets.AnyAsync(cancel),
            looked is not null,
            evaluated > imported && evaluated > looked
        );
    }

    /// <summary>Names a site and gives it its time zone; it has no asset yet. Null where it was named, else why not.</summary>
    public async Task<string?> AddSiteAsync(string name, string timeZone, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (TimeZones.Find(timeZone) is null)
            return $"\"{timeZone}\" is no time zone that this machine knows.";
        if (await new SiteStore(_database, _inputs.Clock, _inputs.Actor).AddAsync(name, cancel) is { } why)
            return why;
        if (timeZone == "UTC")
            return null;
        var policy = JsonSerializer.Serialize(
            new
            {
                format = "holdpoint-site-policy/1",
                site = name,
                timeZone,
            }
        );
        var taken = await ImportSitePolicyAsync(
            name,
            policy,
            new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal),
            "The site's time zone",
            dryRun: false,
            cancel
        );
        return taken.Faults.Count > 0 ? taken.Faults[0].Text : null;
    }

    /// <summary>The time zones that this machine knows, by IANA id, ordered.</summary>
    public static IReadOnlyList<string> KnownTimeZones { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Where(zone => zone.HasIanaId && zone.Id.Contains('/', StringComparison.Ordinal))
            .Select(zone => zone.Id)
            .Append("UTC")
            .Order(StringComparer.Ordinal),
    ];
}
