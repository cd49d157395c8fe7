using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>The advisories by publisher and tracking id; revisions are added to them.</summary>
internal sealed class AdvisoryTable : IDisposable
{
    private readonly Dictionary<(string TrackingId, string Namespace), Known> _byId;
    private readonly HashSet<string> _keys;
    private readonly RowWriter _document;
    private readonly RowWriter _advisory;
    private readonly RowWriter _revision;
    private readonly RowWriter _current;
    private readonly RowWriter _forgetCves;
    private readonly RowWriter _cve;

    private AdvisoryTable(Writing writing, Dictionary<(string, string), Known> byId, HashSet<string> keys)
    {
        _byId = byId;
        _keys = keys;
        _document = writing.InsertNew("documents", "sha256", "size", "packed");
        _advisory = writing.InsertAndRead(
            "advisories",
            "key",
            "tracking_id",
            "publisher_namespace",
            "publisher"
        );
        _revision = writing.InsertAndRead(
            "advisory_revisions",
            "advisory_id",
            "version",
            "sha256",
            "title",
            "status",
            "csaf_version",
            "severity",
            "cvss",
            "cves",
            "released_at",
            "imported_at",
            "source_id",
            "origin"
        );
        _current = writing.Prepare(
            "UPDATE advisories SET current_revision_id = @p1, publisher = @p2 WHERE id = @p0",
            3
        );
        _forgetCves = writing.Prepare("DELETE FROM advisory_cves WHERE advisory_id = @p0", 1);
        _cve = writing.Insert("advisory_cves", "advisory_id", "cve", "vectors");
    }

    /// <summary>Loads what is there.</summary>
    public static async Task<AdvisoryTable> LoadAsync(
        HoldpointContext context,
        Writing writing,
        CancellationToken cancel
    )
    {
        var rows =
            from advisory in context.Advisories
            join revision in context.AdvisoryRevisions on advisory.CurrentRevisionId equals revision.Id
            select new
            {
                advisory.Id,
                advisory.Key,
                advisory.TrackingId,
                advisory.PublisherNamespace,
                revision.Version,
                revision.ReleasedAt,
            };
        var all = await rows.ToListAsync(cancel);
        return new(
            writing,
            all.ToDictionary(
                row => (row.TrackingId, row.PublisherNamespace),
                row => new Known(row.Id, row.Version, row.ReleasedAt)
            ),
            all.Select(row => row.Key).ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>Adds a revision that is not there yet.</summary>
    public AdvisoryChange Add(AdvisoryReading reading)
    {
        var id = (reading.TrackingId, reading.PublisherNamespace);
        var isNew = !_byId.TryGetValue(id, out var known);
        known ??= new(Insert(reading), "", null);
        var revision = InsertRevision(known.Id, reading);
        if (!isNew && IsOlder(reading.Revision, known))
            return AdvisoryChange.Older;
        _byId[id] = new(known.Id, reading.Revision.Version, reading.Revision.ReleasedAt);
        _current.Write(known.Id, revision, reading.Publisher);
        _forgetCves.Write(known.Id);
        foreach (var (cve, vectors) in reading.Vectors)
            _cve.Write(known.Id, cve, string.Join(' ', vectors));
        return isNew ? AdvisoryChange.New : AdvisoryChange.Changed;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var writer in (RowWriter[])[_document, _advisory, _revision, _current, _forgetCves, _cve])
            writer.Dispose();
    }

    private static bool IsOlder(AdvisoryRevisionRow revision, Known known)
    {
        var order = RevisionOrder.Instance.Compare(revision.Version, known.Version);
        return order < 0 || (order == 0 && revision.ReleasedAt < known.ReleasedAt);
    }

    private long Insert(AdvisoryReading reading)
    {
        // Two publishers may use one tracking id; the second is told apart by its namespace.
        var key = _keys.Add(reading.TrackingId)
            ? reading.TrackingId
            : $"{reading.TrackingId} ({reading.PublisherNamespace})";
        _keys.Add(key);
        return _advisory.WriteAndRead(key, reading.TrackingId, reading.PublisherNamespace, reading.Publisher);
    }

    private long InsertRevision(long advisory, AdvisoryReading reading)
    {
        var row = reading.Revision;
        _document.Write(row.Sha256, reading.Size, reading.Packed);
        return _revision.WriteAndRead(
            advisory,
            row.Version,
            row.Sha256,
            row.Title,
            row.Status,
            row.CsafVersion,
            row.Severity,
            row.Cvss,
            row.Cves,
            row.ReleasedAt,
            row.ImportedAt,
            row.SourceId,
            row.Origin
        );
    }

    private sealed record Known(long Id, string Version, DateTimeOffset? ReleasedAt);
}
