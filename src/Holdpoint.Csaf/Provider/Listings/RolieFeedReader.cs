using System.Text.Json;
using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Listings;

/// <summary>Reads a ROLIE feed in its JSON form (RFC 8322, CSAF §7.1.15). Never throws on input.</summary>
public static class RolieFeedReader
{
    /// <summary>Reads one page of a feed.</summary>
    /// <param name="bytes">At most <see cref="ProviderLimits.ListingBytes"/>.</param>
    /// <param name="address">Where they came from; resolves relative links.</param>
    /// <param name="tlp">The label the metadata gives to the feed.</param>
    public static Read<Listing> Parse(ReadOnlyMemory<byte> bytes, Uri address, TlpLabel tlp)
    {
        ArgumentNullException.ThrowIfNull(address);
        var problems = new ProblemList();
        var place = address.ToString();
        using var document = JsonInput.Open(bytes, place, problems);
        if (document is null)
            return new(null, problems.ToList());
        var feed = document.RootElement.Object("feed");
        if (feed.ValueKind != JsonValueKind.Object)
        {
            problems.Add("not-a-feed", place, "No feed object is there.");
            return new(null, problems.ToList());
        }
        if (!feed.TryGetProperty("entry", out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            // A feed must carry its entries, be it an empty list: an absent one is a broken feed, not an empty source.
            problems.Add("no-entries", place + "#/feed/entry", "The list of entries is missing.");
            return new(null, problems.ToList());
        }
        var documents = new List<ListedDocument>();
        var index = -1;
        foreach (var entry in entries.EnumerateArray())
        {
            index++;
            if (documents.Count >= ProviderLimits.Entries)
            {
                problems.Add("too-many", place, $"Only the first {ProviderLimits.Entries} entries are read.");
                break;
            }
            if (ReadEntry(entry, $"{place}#/feed/entry/{index}", address, tlp, problems) is { } listed)
                documents.Add(listed);
        }
        var listing = new Listing
        {
            Documents = documents,
            Updated = feed.Time("updated"),
            Next = Links(feed, "next", address).FirstOrDefault(),
        };
        return new(listing, problems.ToList());
    }

    private static ListedDocument? ReadEntry(
        JsonElement entry,
        string place,
        Uri feed,
        TlpLabel tlp,
        ProblemList problems
    )
    {
        var address =
            entry.Object("content").Address("src", feed) ?? Links(entry, "self", feed).FirstOrDefault();
        if (address is null)
        {
            problems.Add("no-url", place, "The entry names no document.");
            return null;
        }
        var name = address.Segments[^1];
        if (DocumentName.WhyRefused(name) is { } why)
        {
            problems.Add("path-refused", place, $"\"{address}\": {why}");
            return null;
        }
        return new()
        {
            Name = name,
            Address = address,
            Updated = entry.Time("updated") ?? entry.Time("published"),
            Tlp = tlp,
            Hashes = [.. Links(entry, "hash", feed).Take(4)],
            Signature = Links(entry, "signature", feed).FirstOrDefault(),
            NamesSidecars = true,
        };
    }

    private static IEnumerable<Uri> Links(JsonElement at, string relation, Uri relativeTo) =>
        at.Items("link")
            .Take(32)
            .Where(link => link.Text("rel") == relation)
            .Select(link => link.Address("href", relativeTo))
            .OfType<Uri>();
}
