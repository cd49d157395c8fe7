using System.Security.Cryptography;
using Holdpoint.Core.Monitoring;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Monitoring;

/// <summary>The files of one dataset, read for the database.</summary>
/// <param name="Stamp">Which data it is; null when nothing useful could be read.</param>
/// <param name="Sha256">Digest over all files.</param>
/// <param name="Entries">What it says of each CVE, as JSON.</param>
/// <param name="IsWhole">True when a CVE that it does not name is not in the dataset any more.</param>
/// <param name="Diagnostics">What was odd, bounded.</param>
internal sealed record DatasetReading(
    DatasetStamp? Stamp,
    string Sha256,
    IReadOnlyDictionary<string, string> Entries,
    bool IsWhole,
    IReadOnlyList<FeedDiagnostic> Diagnostics
)
{
    /// <summary>Reads the files one after the other, so that a folder of any size passes through.</summary>
    public static DatasetReading Of(SourceKind kind, IEnumerable<DatasetFile> files, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var diagnostics = new List<FeedDiagnostic>();
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        DatasetStamp? stamp = null;
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            digest.AppendData(file.Bytes.Span);
            var (read, told) = Read(kind, file, entries);
            diagnostics.AddRange(told.Take(FeedLimits.Diagnostics - diagnostics.Count));
            if (read is not null)
                stamp = stamp is null ? read : stamp with { Date = Later(stamp.Date, read.Date) };
        }
        return new(
            stamp,
            Convert.ToHexStringLower(digest.GetHashAndReset()),
            entries,
            kind != SourceKind.CveRecords,
            diagnostics
        );
    }

    private static (DatasetStamp? Stamp, IReadOnlyList<FeedDiagnostic> Diagnostics) Read(
        SourceKind kind,
        DatasetFile file,
        Dictionary<string, string> entries
    )
    {
        switch (kind)
        {
            case SourceKind.KevCatalogue:
                var kev = KevReader.Read(file.Bytes, file.Name);
                Put(kev.Value?.Entries, entries);
                return (kev.Value?.Stamp, kev.Diagnostics);
            case SourceKind.EpssScores:
                var epss = EpssReader.Read(file.Bytes, file.Name);
                Put(epss.Value?.Scores, entries);
                return (epss.Value?.Stamp, epss.Diagnostics);
            default:
                return CveRecords(file, entries);
        }
    }

    private static (DatasetStamp? Stamp, IReadOnlyList<FeedDiagnostic> Diagnostics) CveRecords(
        DatasetFile file,
        Dictionary<string, string> entries
    )
    {
        if (file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            var lines = CveRecordReader.ReadLines(file.Bytes, file.Name);
            Put(lines.Value?.Records, entries);
            var stamp = lines.Value is { } read ? read.Stamp with { Kind = DatasetKind.CveRecords } : null;
            return (stamp, lines.Diagnostics);
        }
        var one = CveRecordReader.Read(file.Bytes, file.Name);
        if (one.Value is not { } record)
            return (null, one.Diagnostics);
        entries[record.Cve] = Json.Write(record);
        return (
            new(DatasetKind.CveRecords, file.Name, record.Updated ?? record.Ssvc?.Timestamp, null),
            one.Diagnostics
        );
    }

    private static void Put<T>(IReadOnlyDictionary<string, T>? from, Dictionary<string, string> entries)
    {
        foreach (var (cve, entry) in from ?? new Dictionary<string, T>(StringComparer.Ordinal))
            entries[cve] = Json.Write(entry);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;
}
