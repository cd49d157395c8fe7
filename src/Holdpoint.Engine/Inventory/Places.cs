using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Inventory;

/// <summary>The sites and zones by name; new ones are made on the way.</summary>
internal sealed class Places
{
    private readonly Writing _writing;
    private readonly Dictionary<string, int> _sites;
    private readonly Dictionary<(int, string), int> _zones;

    private Places(Writing writing, Dictionary<string, int> sites, Dictionary<(int, string), int> zones) =>
        (_writing, _sites, _zones) = (writing, sites, zones);

    /// <summary>Loads what is there.</summary>
    public static async Task<Places> LoadAsync(
        HoldpointContext context,
        Writing writing,
        CancellationToken cancel
    ) =>
        new(
            writing,
            await context.Sites.ToDictionaryAsync(
                row => row.Name,
                row => row.Id,
                StringComparer.Ordinal,
                cancel
            ),
            await context.Zones.ToDictionaryAsync(row => (row.SiteId, row.Name), row => row.Id, cancel)
        );

    /// <summary>The site's id.</summary>
    public int Site(string name)
    {
        if (_sites.TryGetValue(name, out var id))
            return id;
        using var insert = _writing.InsertAndRead("sites", "name");
        return _sites[name] = (int)insert.WriteAndRead(name);
    }

    /// <summary>The zone's id; null for none.</summary>
    public int? Zone(int site, string? name)
    {
        if (name is null)
            return null;
        if (_zones.TryGetValue((site, name), out var id))
            return id;
        using var insert = _writing.InsertAndRead("zones", "site_id", "name");
        return _zones[(site, name)] = (int)insert.WriteAndRead(site, name);
    }
}
