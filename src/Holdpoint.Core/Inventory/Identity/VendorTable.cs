using System.Collections.Concurrent;

namespace Holdpoint.Core.Inventory.Identity;

/// <summary>
/// Which vendor names mean the same company, which company took over which business, and which names must never be
/// taken for one another. The shipped rows are in Data/vendors.psv; a site adds its own. Safe to use from many threads.
/// </summary>
public sealed class VendorTable
{
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> onward = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> denied = [];
    private readonly ConcurrentDictionary<string, VendorIdentity> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), VendorLink?> links = new();

    /// <summary>Makes a table of rows.</summary>
    public VendorTable(IEnumerable<VendorRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var all = rows.ToList();
        foreach (var row in all.Where(row => row.Kind == VendorRowKind.Alias))
            aliases[VendorLabel.Fold(row.Name)] = VendorLabel.Fold(row.Company);
        foreach (var row in all)
        {
            var (name, company) = (
                Company(VendorLabel.Fold(row.Name)),
                Company(VendorLabel.Fold(row.Company))
            );
            if (row.Kind == VendorRowKind.Deny)
            {
                denied.Add((name, company));
                denied.Add((company, name));
            }
            else if (row.Kind != VendorRowKind.Alias)
            {
                if (!onward.TryGetValue(name, out var steps))
                    onward[name] = steps = [];
                steps.Add(company);
            }
        }
    }

    /// <summary>The table that ships with the program.</summary>
    public static VendorTable Shipped { get; } = new(VendorRow.Read(TableText.Shipped("vendors.psv")));

    /// <summary>Who a name may mean; nobody for null.</summary>
    public VendorIdentity Identify(string? label)
    {
        if (label is null)
            return new("", []);
        if (known.TryGetValue(label, out var found))
            return found;
        var companies = new List<string>();
        foreach (var name in VendorLabel.Names(label))
        {
            var company = Company(name);
            if (!VendorLabel.IsNobody(company) && !companies.Contains(company))
                companies.Add(company);
        }
        return known.GetOrAdd(label, new VendorIdentity(label, companies));
    }

    /// <summary>
    /// How two vendors belong together: the same company (<see cref="VendorLinkKind.Same"/>), an alias or a successor
    /// with the row that says so; null where nothing says that they do.
    /// </summary>
    public VendorLink? Link(VendorIdentity one, VendorIdentity other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        VendorLink? best = null;
        foreach (var left in one.Companies)
        {
            foreach (var right in other.Companies)
            {
                var link = Link(left, right);
                if (link is not null && (best is null || link.Kind < best.Kind))
                    best = link;
            }
        }
        return best;
    }

    /// <summary>True where a row says that two names are different companies.</summary>
    public bool IsDenied(string one, string other) =>
        denied.Contains((Company(VendorLabel.Fold(one)), Company(VendorLabel.Fold(other))));

    private string Company(string name)
    {
        // A chain of aliases ends; the count guards against a table that runs in a circle.
        for (var i = 0; i < 4 && aliases.TryGetValue(name, out var next) && next != name; i++)
            name = next;
        return name;
    }

    private VendorLink? Link(string left, string right)
    {
        if (left == right)
            return VendorLink.Same;
        return links.GetOrAdd(
            (left, right),
            pair =>
            {
                if (denied.Contains(pair))
                    return null;
                if (Upward(pair.Item1).Contains(pair.Item2))
                    return new(VendorLinkKind.Successor, pair.Item1, pair.Item2);
                if (Upward(pair.Item2).Contains(pair.Item1))
                    return new(VendorLinkKind.Successor, pair.Item2, pair.Item1);
                return null;
            }
        );
    }

    private HashSet<string> Upward(string company)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([company]);
        while (open.TryPop(out var at))
        {
            foreach (var next in onward.GetValueOrDefault(at) ?? [])
            {
                if (found.Add(next))
                    open.Push(next);
            }
        }
        return found;
    }
}
