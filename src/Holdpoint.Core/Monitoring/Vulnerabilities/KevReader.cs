using System.Text.Json;

namespace Holdpoint.Core.Monitoring.Vulnerabilities;

/// <summary>Reads CISA's <c>known_exploited_vulnerabilities.json</c>.</summary>
public static class KevReader
{
    /// <summary>Reads the catalogue; never throws on any bytes. Entries that cannot be read are told and left out.</summary>
    /// <param name="bytes">UTF-8 JSON.</param>
    /// <param name="name">The file's name, for diagnostics and provenance.</param>
    public static FeedRead<KevCatalogue> Read(ReadOnlyMemory<byte> bytes, string name)
    {
        var diagnostics = new DiagnosticList(name);
        using var document = FeedJson.Open(bytes, FeedLimits.KevBytes, "", diagnostics);
        if (document is null)
            return new(null, diagnostics.ToList());
        var root = document.RootElement;
        if (!root.TryGetProperty("vulnerabilities", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            diagnostics.Add(
                "kev.vulnerabilities",
                "/vulnerabilities",
                "The list of vulnerabilities is missing."
            );
            return new(null, diagnostics.ToList());
        }
        var entries = ReadEntries(list, diagnostics);
        var date = root.Time("dateReleased");
        if (date is null)
            diagnostics.Add("kev.date", "/dateReleased", "No release date: the data counts as stale.");
        CheckCount(root, list.GetArrayLength(), diagnostics);
        var stamp = new DatasetStamp(DatasetKind.Kev, name, date, root.Text("catalogVersion"));
        return new(new(stamp, entries), diagnostics.ToList());
    }

    private static Dictionary<string, KevEntry> ReadEntries(JsonElement list, DiagnosticList diagnostics)
    {
        var entries = new Dictionary<string, KevEntry>(StringComparer.Ordinal);
        var index = -1;
        foreach (var item in list.EnumerateArray())
        {
            index++;
            if (index >= FeedLimits.Entries)
            {
                diagnostics.Add(
                    "feed.entries",
                    $"/vulnerabilities/{index}",
                    "Too many entries; the rest is unread."
                );
                break;
            }
            if (CveId.Normalise(item.Text("cveID")) is not { } cve)
            {
                diagnostics.Add(
                    "kev.cve",
                    $"/vulnerabilities/{index}/cveID",
                    "Not a CVE identifier; entry left out."
                );
                continue;
            }
            if (!entries.TryAdd(cve, ReadEntry(item, cve, index, diagnostics)))
                diagnostics.Add(
                    "kev.twice",
                    $"/vulnerabilities/{index}/cveID",
                    $"{cve} is listed twice; the first stands."
                );
        }
        return entries;
    }

    private static KevEntry ReadEntry(JsonElement item, string cve, int index, DiagnosticList diagnostics)
    {
        var added = FeedJson.ParseDate(item.Text("dateAdded"));
        if (added is null)
            diagnostics.Add(
                "kev.added",
                $"/vulnerabilities/{index}/dateAdded",
                $"{cve}: no readable date; entry kept."
            );
        return new()
        {
            Cve = cve,
            Added = added,
            Due = FeedJson.ParseDate(item.Text("dueDate")),
            Ransomware = string.Equals(
                item.Text("knownRansomwareCampaignUse"),
                "Known",
                StringComparison.OrdinalIgnoreCase
            ),
            Name = item.Text("vulnerabilityName"),
            Vendor = item.Text("vendorProject"),
            Product = item.Text("product"),
            RequiredAction = item.Text("requiredAction"),
        };
    }

    private static void CheckCount(JsonElement root, int listed, DiagnosticList diagnostics)
    {
        if (
            root.TryGetProperty("count", out var count)
            && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt32(out var told)
            && told != listed
        )
            diagnostics.Add("kev.count", "/count", $"The file says {told} entries and holds {listed}.");
    }
}
