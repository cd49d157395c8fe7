using System.Text.Json;
using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Reads CVE records of format 5.x with their CNA and ADP containers, one a file or one a line.</summary>
public static class CveRecordReader
{
    private static readonly string[] VectorMembers = ["cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0"];

    /// <summary>Reads one record; never throws on any bytes.</summary>
    /// <param name="bytes">UTF-8 JSON.</param>
    /// <param name="name">The file's name, for diagnostics and provenance.</param>
    public static FeedRead<CveRecord> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var diagnostics = new DiagnosticList(name);
        using var document = FeedJson.Open(bytes, FeedLimits.CveRecordBytes, "", diagnostics);
        var record = document is null ? null : ReadRecord(document.RootElement, "", diagnostics);
        return new(record, diagnostics.ToList());
    }

    /// <summary>
    /// Reads a file with one JSON object a line: a CVE record, or <c>{"cve","ssvc"}</c> with CISA's SSVC statement. Never
    /// throws; lines that cannot be read are told and left out.
    /// </summary>
    public static FeedRead<CveRecords> ReadLines(ReadOnlyMemory<byte> bytes, string name)
    {
        var diagnostics = new DiagnosticList(name);
        if (bytes.Length > FeedLimits.LinesBytes)
        {
            diagnostics.Add(
                "feed.too-large",
                "",
                $"{bytes.Length} bytes; at most {FeedLimits.LinesBytes} are read."
            );
            return new(null, diagnostics.ToList());
        }
        var records = new Dictionary<string, CveRecord>(StringComparer.Ordinal);
        var number = 0;
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            number++;
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            using var document = FeedJson.Open(
                line,
                FeedLimits.CveRecordBytes,
                $"line {number}",
                diagnostics
            );
            if (
                document is null
                || ReadLine(document.RootElement, $"line {number}", diagnostics) is not { } read
            )
                continue;
            if (!records.TryGetValue(read.Cve, out var known) || DateOf(known) <= DateOf(read))
                records[read.Cve] = read;
        }
        var newest = records.Count == 0 ? null : records.Values.Max(DateOf);
        var stamp = new DatasetStamp(DatasetKind.Ssvc, name, newest, null);
        return new(records.Count == 0 && number > 0 ? null : new(stamp, records), diagnostics.ToList());
    }

    private static DateTimeOffset? DateOf(CveRecord record) =>
        record.Updated ?? record.Ssvc?.Timestamp ?? DateTimeOffset.MinValue;

    private static CveRecord? ReadLine(JsonElement root, string at, DiagnosticList diagnostics)
    {
        if (!root.TryGetProperty("ssvc", out var ssvc))
            return ReadRecord(root, at, diagnostics);
        if (CveId.Normalise(root.Text("cve") ?? ssvc.Text("id")) is not { } cve)
        {
            diagnostics.Add("ssvc.cve", at, "Not a CVE identifier; line left out.");
            return null;
        }
        var statement = SsvcContent.Read(ssvc, cve, at, diagnostics);
        return new()
        {
            Cve = cve,
            Ssvc = statement,
            Updated = statement?.Timestamp,
        };
    }

    private static CveRecord? ReadRecord(JsonElement root, string at, DiagnosticList diagnostics)
    {
        var metadata = root.Object("cveMetadata");
        if (CveId.Normalise(metadata.Text("cveId")) is not { } cve)
        {
            diagnostics.Add(
                "cve.id",
                Pointer(at, "/cveMetadata/cveId"),
                "Not a CVE identifier; record left out."
            );
            return null;
        }
        var record = new Gathered(cve, at, diagnostics);
        var containers = root.Object("containers");
        record.Take(containers.Object("cna"), "/containers/cna");
        var index = 0;
        foreach (var adp in containers.Items("adp").Take(FeedLimits.Items))
            record.Take(adp, $"/containers/adp/{index++}");
        var updated = metadata.Time("dateUpdated") ?? metadata.Time("datePublished");
        if (updated is null)
            diagnostics.Add("cve.date", Pointer(at, "/cveMetadata/dateUpdated"), $"{cve}: no readable date.");
        return record.ToRecord(
            !string.Equals(metadata.Text("state"), "REJECTED", StringComparison.OrdinalIgnoreCase),
            updated
        );
    }

    private static string Pointer(string at, string pointer) => at.Length == 0 ? pointer : $"{at}{pointer}";

    /// <summary>What the containers of one record say, as they are walked.</summary>
    private sealed class Gathered(string cve, string at, DiagnosticList diagnostics)
    {
        private readonly List<CveCvss> vectors = [];
        private readonly List<string> cpes = [];
        private readonly List<string> references = [];
        private SsvcStatement? ssvc;
        private DateOnly? kevAdded;

        public void Take(JsonElement container, string pointer)
        {
            var provider = container.Object("providerMetadata");
            var date = provider.Time("dateUpdated");
            var who = provider.Text("shortName") ?? "unknown";
            foreach (var metric in container.Items("metrics").Take(FeedLimits.Items))
            {
                TakeVectors(metric, who, date, pointer);
                TakeOther(metric.Object("other"), pointer);
            }
            foreach (var affected in container.Items("affected").Take(FeedLimits.Items))
                Keep(cpes, affected.Items("cpes").Select(FeedJson.AsText));
            Keep(references, container.Items("references").Select(reference => reference.Text("url")));
        }

        public CveRecord ToRecord(bool published, DateTimeOffset? updated) =>
            new()
            {
                Cve = cve,
                Published = published,
                Updated = updated,
                Cvss = vectors,
                Ssvc = ssvc,
                KevAdded = kevAdded,
                Cpes = [.. cpes.Distinct(StringComparer.Ordinal)],
                References = [.. references.Distinct(StringComparer.Ordinal)],
            };

        private void TakeVectors(JsonElement metric, string who, DateTimeOffset? date, string pointer)
        {
            foreach (var member in VectorMembers)
            {
                if (metric.Object(member).Text("vectorString") is not { } text)
                    continue;
                if (CvssVector.Parse(text).IsVector && vectors.Count < FeedLimits.Items)
                    vectors.Add(new(text, who, date));
                else
                    diagnostics.Add(
                        "cve.cvss",
                        Pointer(at, pointer),
                        $"{cve}: {member} is not a legal vector."
                    );
            }
        }

        private void TakeOther(JsonElement other, string pointer)
        {
            var content = other.Object("content");
            switch (other.Text("type")?.ToLowerInvariant())
            {
                case "ssvc":
                    var stated = SsvcContent.Read(content, cve, Pointer(at, pointer), diagnostics);
                    if (ssvc is null || stated?.Timestamp > ssvc.Timestamp)
                        ssvc = stated;
                    break;
                case "kev":
                    kevAdded ??= FeedJson.ParseDate(content.Text("dateAdded"));
                    break;
            }
        }

        private static void Keep(List<string> into, IEnumerable<string?> texts) =>
            into.AddRange(texts.OfType<string>().Take(FeedLimits.Items - into.Count));
    }
}
