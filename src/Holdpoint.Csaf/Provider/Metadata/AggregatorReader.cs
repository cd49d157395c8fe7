using System.Text.Json;

namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>Reads aggregator.json of CSAF 2.0 and 2.1. Never throws on input.</summary>
public static class AggregatorReader
{
    /// <summary>Reads the bytes that came from an address.</summary>
    /// <param name="bytes">At most <see cref="ProviderLimits.MetadataBytes"/>.</param>
    /// <param name="address">Where they came from.</param>
    public static Read<Aggregator> Parse(ReadOnlyMemory<byte> bytes, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var problems = new ProblemList();
        var place = address.ToString();
        if (bytes.Length > ProviderLimits.MetadataBytes)
        {
            problems.Add(
                "too-large",
                place,
                $"{bytes.Length} bytes; {ProviderLimits.MetadataBytes} are allowed."
            );
            return new(null, problems.ToList());
        }
        using var document = JsonInput.Open(bytes, place, problems);
        if (document is null)
            return new(null, problems.ToList());
        var root = document.RootElement;
        if (!LooksLike(root))
        {
            problems.Add("not-an-aggregator", place, "No aggregator object is there.");
            return new(null, problems.ToList());
        }
        var about = root.Object("aggregator");
        var aggregator = new Aggregator
        {
            Name = about.Text("name") ?? "",
            IsLister = about.Text("category") == "lister",
            Updated = root.Time("last_updated"),
            Providers =
            [
                .. ReadEntries(root, "csaf_providers", address, false, problems),
                .. ReadEntries(root, "csaf_publishers", address, true, problems),
            ],
        };
        return new(aggregator, problems.ToList());
    }

    internal static bool LooksLike(JsonElement root) =>
        root.Object("aggregator").ValueKind == JsonValueKind.Object;

    private static List<AggregatedProvider> ReadEntries(
        JsonElement root,
        string member,
        Uri address,
        bool publishers,
        ProblemList problems
    )
    {
        var entries = new List<AggregatedProvider>();
        var index = -1;
        foreach (var item in root.Items(member).Take(ProviderLimits.Providers))
        {
            index++;
            var metadata = item.Object("metadata");
            if (metadata.Address("url", address) is not { } url)
            {
                problems.Add(
                    "no-url",
                    $"{address}#/{member}/{index}/metadata/url",
                    "The entry has no usable URL."
                );
                continue;
            }
            var publisher = metadata.Object("publisher");
            var mirrors = new List<Uri>();
            foreach (var mirror in item.Items("mirrors").Take(16))
            {
                if (JsonInput.ParseAddress(mirror.AsText(), address) is { } place)
                    mirrors.Add(place);
            }
            entries.Add(
                new(publisher.Text("name") ?? "", publisher.Text("namespace") ?? "", url, mirrors, publishers)
            );
        }
        return entries;
    }
}
