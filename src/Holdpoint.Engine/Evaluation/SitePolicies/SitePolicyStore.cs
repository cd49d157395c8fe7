using System.Text;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Evaluation.SitePolicies;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.SitePolicies;

/// <summary>Keeps the policies of sites with their history, and decides a site's cases anew when its policy changes.</summary>
internal sealed class SitePolicyStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Takes in a policy and decides the site's cases by it, in one transaction.</summary>
    /// <param name="path">The policy's file; tables that it names are looked for beside it.</param>
    /// <param name="why">Why it changes; null where nobody says.</param>
    /// <param name="dryRun">True to see what it would do; then nothing is kept, and it counts as in force at once.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<SitePolicyImportResult> ImportAsync(
        string path,
        string? why,
        bool dryRun,
        CancellationToken cancel
    )
    {
        var name = Path.GetFileName(path);
        var read = SitePolicyReader.Read(
            await File.ReadAllBytesAsync(path, cancel),
            name,
            new(TimeZones.Find, beside => Beside(path, beside))
        );
        return await ImportAsync(read, name, why, dryRun, cancel);
    }

    /// <summary>Takes in a policy that is given as a text, for one site and no other.</summary>
    /// <param name="site">The site; a policy of another one is a fault.</param>
    /// <param name="text">The policy.</param>
    /// <param name="beside">The tables that it names, by file name.</param>
    /// <param name="why">Why it changes; null where nobody says.</param>
    /// <param name="dryRun">True to see what it would do.</param>
    /// <param name="cancel">Stops.</param>
    public Task<SitePolicyImportResult> ImportAsync(
        string site,
        string text,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> beside,
        string? why,
        bool dryRun,
        CancellationToken cancel
    )
    {
        const string name = "policy.json";
        var read = SitePolicyReader.Read(
            Encoding.UTF8.GetBytes(text),
            name,
            new(TimeZones.Find, file => beside.TryGetValue(file, out var bytes) ? bytes : null)
        );
        return read.Value is { } file && file.Site != site
            ? Task.FromResult(
                new SitePolicyImportResult
                {
                    Faults =
                    [
                        new(
                            "policy.site",
                            $"{name}#/site",
                            $"This is the policy of \"{file.Site}\", not of \"{site}\"."
                        ),
                    ],
                }
            )
            : ImportAsync(read, name, why, dryRun, cancel);
    }

    private async Task<SitePolicyImportResult> ImportAsync(
        FeedRead<SitePolicyFile> read,
        string name,
        string? why,
        bool dryRun,
        CancellationToken cancel
    )
    {
        if (read.Value is not { } file)
            return new() { Faults = read.Diagnostics };
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        if (await FaultOfAsync(context, file, name, cancel) is { } fault)
            return new() { Faults = [fault], Site = file.Site };
        var site = await context.Sites.AsNoTracking().FirstAsync(row => row.Name == file.Site, cancel);
        var newest = await context
            .SitePolicies.AsNoTracking()
            .Where(row => row.SiteId == site.Id)
            .OrderByDescending(row => row.Revision)
            .FirstOrDefaultAsync(cancel);
        var sha256 = Digest.Of(Encoding.UTF8.GetBytes(file.Text));
        if (newest?.Sha256 == sha256)
            return new()
            {
                Site = file.Site,
                Text = file.Text,
                Sha256 = sha256,
                Revision = newest.Revision,
                IsUnchanged = true,
            };
        var now = clock.GetUtcNow();
        var revision = (newest?.Revision ?? 0) + 1;
        using (
            var insert = writing.Insert(
                "site_policies",
                "site_id",
                "revision",
                "valid_from",
                "at",
                "by",
                "why",
                "sha256",
                "body"
            )
        )
            insert.Write(site.Id, revision, file.ValidFrom, now, actor, why, sha256, file.Text);
        var update = new CaseUpdate(writing);
        var cases = update.Site(now, file.Site, dryRun ? (file.Site, revision) : null);
        var later = file.ValidFrom > file.Policy.Calendar.DateOf(now) ? file.ValidFrom : null;
        var result = new SitePolicyImportResult
        {
            Site = file.Site,
            Text = file.Text,
            Sha256 = sha256,
            Revision = revision,
            DecidesFrom = later,
            Cases = cases.Open,
            Changes = cases.Changes,
        };
        if (dryRun)
            return result;
        EvidenceWriter.Add(
            writing,
            now,
            actor,
            "site.policy",
            file.Site,
            new
            {
                revision,
                sha256,
                file.ValidFrom,
                why,
                result.Changes,
            }
        );
        await writing.CommitAsync(cancel);
        return result;
    }

    /// <summary>The sites with their policies, by name.</summary>
    public async Task<IReadOnlyList<SiteState>> ListAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var set = SitePolicySet.Load(await Database.ReadAsync(context, cancel), clock.GetUtcNow());
        var revisions = (
            await context
                .SitePolicies.AsNoTracking()
                .OrderByDescending(row => row.Revision)
                .ToListAsync(cancel)
        ).ToLookup(row => row.SiteId);
        var assets = await context
            .Assets.GroupBy(row => row.SiteId)
            .Select(group => new { Site = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Site, row => row.Count, cancel);
        var sites = await context.Sites.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        return sites.ConvertAll(site => new SiteState(
            site.Name,
            assets.GetValueOrDefault(site.Id),
            set.Of(site.Name),
            [
                .. revisions[site.Id]
                    .Select(row => new SitePolicyRevision(
                        row.Revision,
                        row.ValidFrom,
                        row.At,
                        row.By,
                        row.Why,
                        row.Sha256
                    )),
            ],
            !set.Changed.Contains(site.Name, StringComparer.Ordinal)
        ));
    }

    /// <summary>Which date it is now at each site.</summary>
    public async Task<SiteDates> DatesAsync(CancellationToken cancel)
    {
        await using var context = database.Context();
        var now = clock.GetUtcNow();
        // A policy comes into force by its date: looked up anew each minute, and whenever something was recorded.
        var minute = now.Ticks / TimeSpan.TicksPerMinute;
        return new(
            now,
            await database.Kept.ReadAsync(
                context,
                KeptTopic.Everything,
                (nameof(DatesAsync), minute),
                stop => CalendarsAsync(now, stop),
                cancel
            )
        );
    }

    private async Task<IReadOnlyDictionary<string, SiteCalendar>> CalendarsAsync(
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var set = SitePolicySet.Load(await Database.ReadAsync(context, cancel), now);
        var sites = await context.Sites.Select(row => row.Name).ToListAsync(cancel);
        return sites.ToDictionary(site => site, site => set.Of(site).Calendar, StringComparer.Ordinal);
    }

    /// <summary>The text of a kept revision; null when there is none.</summary>
    /// <param name="site">The site.</param>
    /// <param name="revision">The revision; null for the newest.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<string?> TextAsync(string site, int? revision, CancellationToken cancel) =>
        (await RowAsync(site, revision, cancel))?.Body;

    /// <summary>The policy that a record names: <c>shipped</c> or <c>revision N</c>; null when it is not kept.</summary>
    public async Task<SitePolicy?> NamedAsync(string site, string word, CancellationToken cancel)
    {
        if (word == SitePolicy.Shipped.Revision)
            return SitePolicy.Shipped;
        await using var context = database.Context();
        var rows = await (
            from row in context.SitePolicies.AsNoTracking()
            join owner in context.Sites on row.SiteId equals owner.Id
            where owner.Name == site
            select row
        ).ToListAsync(cancel);
        return rows.Find(row => SitePolicySet.RevisionWord(row.Revision) == word) is { } found
            ? SitePolicySet.PolicyOf(site, found.Revision, found.Body)
            : null;
    }

    private async Task<SitePolicyRow?> RowAsync(string site, int? revision, CancellationToken cancel)
    {
        await using var context = database.Context();
        return await (
            from row in context.SitePolicies.AsNoTracking()
            join owner in context.Sites on row.SiteId equals owner.Id
            where owner.Name == site && (revision == null || row.Revision == revision)
            orderby row.Revision descending
            select row
        ).FirstOrDefaultAsync(cancel);
    }

    // What only the database can tell: sites, zones and assets that the policy names and that are not there.
    private static async Task<FeedDiagnostic?> FaultOfAsync(
        HoldpointContext context,
        SitePolicyFile file,
        string name,
        CancellationToken cancel
    )
    {
        var sites = await context.Sites.Select(row => row.Name).OrderBy(one => one).ToListAsync(cancel);
        if (!sites.Contains(file.Site, StringComparer.Ordinal))
            return new(
                "policy.site",
                $"{name}#/site",
                $"There is no site \"{file.Site}\"; there are {(sites.Count == 0 ? "none yet: import an inventory first" : string.Join(", ", sites))}."
            );
        var zones = await (
            from zone in context.Zones
            join site in context.Sites on zone.SiteId equals site.Id
            where site.Name == file.Site
            select zone.Name
        ).ToListAsync(cancel);
        if (file.Policy.Zones.Keys.FirstOrDefault(zone => !zones.Contains(zone)) is { } strange)
            return new(
                "policy.zone",
                $"{name}#/zones/{strange}",
                $"{file.Site} has no zone \"{strange}\"; it has {string.Join(", ", zones.Order(StringComparer.Ordinal))}."
            );
        foreach (var tag in file.Policy.Assets.Keys)
        {
            var isThere = await (
                from asset in context.Assets
                join site in context.Sites on asset.SiteId equals site.Id
                where site.Name == file.Site && asset.Tag == tag
                select asset.Id
            ).AnyAsync(cancel);
            if (!isThere)
                return new("policy.asset", $"{name}#/assets/{tag}", $"{file.Site} has no asset \"{tag}\".");
        }
        return null;
    }

    // Only a plain file name: a policy that came from elsewhere must not read the rest of the machine.
    private static ReadOnlyMemory<byte>? Beside(string policy, string name)
    {
        if (Path.GetFileName(name) != name || name is "" or "." or "..")
            return null;
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policy))!, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
