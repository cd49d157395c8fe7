using System.Text.Json;
using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Listings;

/// <summary>Reads a ROLIE service document: a list of feeds (CSAF §7.1.16). Never throws on input.</summary>
public static class RolieServiceReader
{
    private const string TlpScheme = "https://www.first.org/tlp/";

    /// <summary>The feeds of all workspaces, each with the label its categories give.</summary>
    public static Read<IReadOnlyList<Distribution>> Parse(ReadOnlyMemory<byte> bytes, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var problems = new ProblemList();
        using var document = JsonInput.Open(bytes, address.ToString(), problems);
        if (document is null)
            return new(null, problems.ToList());
        var service = document.RootElement.Object("service");
        if (service.ValueKind != JsonValueKind.Object)
        {
            problems.Add("not-a-service", address.ToString(), "No service object is there.");
            return new(null, problems.ToList());
        }
        var feeds = new List<Distribution>();
        var collections = service.Items("workspace").SelectMany(w => w.Items("collection"));
        foreach (var collection in collections.Take(ProviderLimits.Providers))
        {
            if (collection.Address("href", address) is { } url)
                feeds.Add(new(DistributionKind.Rolie, url, Label(collection)));
            else
                problems.Add("no-url", address.ToString(), "A collection has no usable URL.");
        }
        return new(feeds, problems.ToList());
    }

    private static TlpLabel Label(JsonElement collection)
    {
        foreach (var category in collection.Object("categories").Items("category").Take(64))
        {
            if (
                category.Text("scheme") == TlpScheme
                && TlpLabels.TryParse(category.Text("term"), out var label)
            )
                return label;
        }
        return TlpLabel.Unlabeled;
    }
}
