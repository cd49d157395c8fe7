using System.Text;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.SitePolicies;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.SitePolicies;

/// <summary>The policy in force for each site at a moment.</summary>
internal sealed class SitePolicySet
{
    private readonly Dictionary<string, SitePolicy> _inForce;

    private SitePolicySet(Dictionary<string, SitePolicy> inForce, IReadOnlyList<string> changed) =>
        (_inForce, Changed) = (inForce, changed);

    /// <summary>Sites whose cases were last decided by another revision than the one in force.</summary>
    public IReadOnlyList<string> Changed { get; }

    /// <summary>The policy of a site; the shipped one where it has none.</summary>
    public SitePolicy Of(string site) => _inForce.GetValueOrDefault(site, SitePolicy.Shipped);

    /// <summary>Reads the revisions and chooses.</summary>
    /// <param name="reading">The database.</param>
    /// <param name="now">The moment.</param>
    /// <param name="asIf">A revision that is taken as in force whatever its first date says; null for none.</param>
    /// <exception cref="StorageException">A policy that was kept cannot be used on this machine.</exception>
    public static SitePolicySet Load(
        Reading reading,
        DateTimeOffset now,
        (string Site, int Revision)? asIf = null
    )
    {
        var sites = reading
            .Rows("SELECT id, name, decided_by FROM sites ORDER BY name")
            .Select(row => (Id: row.GetInt32(0), Name: row.GetString(1), DecidedBy: row.TextOrNull(2)))
            .ToList();
        var rows = reading
            .Rows("SELECT site_id, revision, valid_from, body FROM site_policies ORDER BY revision DESC")
            .Select(row =>
                (
                    Site: row.GetInt32(0),
                    Revision: row.GetInt32(1),
                    ValidFrom: row.DateOrNull(2),
                    Body: row.GetString(3)
                )
            )
            .ToLookup(row => row.Site);
        var inForce = new Dictionary<string, SitePolicy>(StringComparer.Ordinal);
        var changed = new List<string>();
        foreach (var site in sites)
        {
            foreach (var row in rows[site.Id])
            {
                var policy = PolicyOf(site.Name, row.Revision, row.Body);
                var isChosen = asIf is { } told && told.Site == site.Name && told.Revision == row.Revision;
                if (!isChosen && row.ValidFrom > policy.Calendar.DateOf(now))
                    continue;
                inForce[site.Name] = policy;
                break;
            }
            if (WordOf(inForce.GetValueOrDefault(site.Name)) != site.DecidedBy)
                changed.Add(site.Name);
        }
        return new(inForce, changed);
    }

    /// <summary>A policy as it was kept.</summary>
    public static SitePolicy PolicyOf(string site, int revision, string body)
    {
        var read = SitePolicyReader.Read(
            Encoding.UTF8.GetBytes(body),
            $"policy of {site}, revision {revision}",
            TimeZones.WithoutFiles
        );
        return read.Value is { } file
            ? file.Policy with
            {
                Revision = RevisionWord(revision),
            }
            : throw new StorageException(
                $"The policy of site {site} cannot be used here: {string.Join(" ", read.Diagnostics.Select(one => one.ToString()))}"
            );
    }

    /// <summary>How a revision is named in records.</summary>
    public static string RevisionWord(int revision) => $"revision {revision}";

    /// <summary>Remembers by which policy the cases of sites are decided now.</summary>
    public void Remember(Writing writing, IEnumerable<string> sites)
    {
        using var update = writing.Prepare("UPDATE sites SET decided_by = @p1 WHERE name = @p0", 2);
        foreach (var site in sites)
            update.Write(site, WordOf(_inForce.GetValueOrDefault(site)));
    }

    private static string? WordOf(SitePolicy? policy) => policy?.Revision;
}
