using System.IO.Compression;
using Holdpoint.Csaf.Model;
using Holdpoint.Csaf.Reading;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;

namespace Holdpoint.Engine.Monitoring;

/// <summary>A document read for the database.</summary>
internal sealed record AdvisoryReading(
    string TrackingId,
    string PublisherNamespace,
    string Publisher,
    AdvisoryRevisionRow Revision,
    IReadOnlyDictionary<string, SortedSet<string>> Vectors,
    byte[] Packed,
    int Size
)
{
    private const int BrotliQuality = 4;

    /// <summary>Reads a document; null with the reason where it is none.</summary>
    public static AdvisoryReading? Read(
        byte[] bytes,
        string sha256,
        AdvisoryFile file,
        DateTimeOffset now,
        out string why
    )
    {
        why = "";
        var read = CsafReader.Read(bytes);
        if (
            read.Document
            is not {
                Metadata: { Tracking: { Id.Length: > 0, Version.Length: > 0 } tracking } metadata
            } document
        )
        {
            why =
                read.Diagnostics.Count > 0
                    ? read.Diagnostics[0].ToString()
                    : "The document has no tracking id and version.";
            return null;
        }
        var vectors = VectorsOf(document);
        var revision = new AdvisoryRevisionRow
        {
            Version = tracking.Version,
            Sha256 = sha256,
            Title = metadata.Title,
            Status = tracking.Status,
            CsafVersion = metadata.CsafVersion,
            Severity = metadata.AggregateSeverity?.Text,
            Cvss = ScoresOf(document).DefaultIfEmpty().Max(),
            Cves = string.Join(' ', vectors.Keys.Where(key => !key.Contains(' ', StringComparison.Ordinal))),
            ReleasedAt = tracking.CurrentReleaseDate?.Value?.ToUniversalTime(),
            ImportedAt = now,
            SourceId = file.SourceId,
            Origin = file.Origin,
        };
        return new(
            tracking.Id,
            metadata.Publisher?.Namespace ?? "",
            metadata.Publisher?.Name ?? "",
            revision,
            vectors,
            Pack(bytes),
            bytes.Length
        );
    }

    /// <summary>The document's bytes.</summary>
    public static byte[] Unpack(byte[] packed, int size)
    {
        var bytes = new byte[size];
        return BrotliDecoder.TryDecompress(packed, bytes, out var written) && written == size
            ? bytes
            : throw new StorageException("A stored document is damaged. Restore the database from a backup.");
    }

    private static byte[] Pack(byte[] bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, packed, out var written, BrotliQuality, window: 22))
            throw new InvalidOperationException("The largest compressed length was too small.");
        return packed[..written];
    }

    private static IEnumerable<double?> ScoresOf(CsafDocument document) =>
        document
            .Vulnerabilities.SelectMany(vulnerability => vulnerability.Metrics)
            .SelectMany(metric => Cvss(metric.Content))
            .Select(cvss => cvss.BaseScore);

    private static SortedDictionary<string, SortedSet<string>> VectorsOf(CsafDocument document)
    {
        var vectors = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var vulnerability in document.Vulnerabilities)
        {
            var name =
                vulnerability.Cve
                ?? (vulnerability.Ids.Count > 0 ? vulnerability.Ids[0].Text : null)
                ?? vulnerability.Title;
            if (string.IsNullOrWhiteSpace(name))
                continue;
            if (!vectors.TryGetValue(name, out var set))
                vectors[name] = set = new(StringComparer.Ordinal);
            foreach (var cvss in vulnerability.Metrics.SelectMany(metric => Cvss(metric.Content)))
            {
                if (cvss.VectorString is { Length: > 0 } vector)
                    set.Add(vector.Replace(' ', '_'));
            }
        }
        return vectors;
    }

    private static IEnumerable<CvssObject> Cvss(MetricContent? content) =>
        new[] { content?.CvssV2, content?.CvssV3, content?.CvssV4 }.OfType<CvssObject>();
}
