using System.Text.Json;

namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>Reads provider-metadata.json of CSAF 2.0 and 2.1. Never throws on input.</summary>
public static class ProviderMetadataReader
{
    /// <summary>Reads the bytes that came from an address. Without any distribution the value is still given; the caller decides.</summary>
    /// <param name="bytes">At most <see cref="ProviderLimits.MetadataBytes"/>.</param>
    /// <param name="address">Where they came from: names the place of problems and resolves relative URLs.</param>
    public static Read<ProviderMetadata> Parse(ReadOnlyMemory<byte> bytes, Uri address)
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
        return new(ReadRoot(document.RootElement, address, problems), problems.ToList());
    }

    /// <summary>True when a JSON object looks like provider metadata rather than an aggregator or a feed.</summary>
    internal static bool LooksLike(JsonElement root) =>
        root.TryGetProperty("metadata_version", out _)
        || (root.TryGetProperty("publisher", out _) && root.TryGetProperty("canonical_url", out _));

    private static ProviderMetadata? ReadRoot(JsonElement root, Uri address, ProblemList problems)
    {
        var place = address.ToString();
        if (!LooksLike(root))
        {
            problems.Add("not-provider-metadata", place, "Neither metadata_version nor publisher is there.");
            return null;
        }
        var version = root.Text("metadata_version") ?? "";
        if (version is not ("2.0" or "2.1"))
            problems.Add(
                "metadata-version",
                place + "#/metadata_version",
                $"\"{version}\" is neither 2.0 nor 2.1."
            );
        var canonical = root.Address("canonical_url");
        if (canonical is null)
            problems.Add("no-canonical-url", place + "#/canonical_url", "No URL is given.");
        var publisher = root.Object("publisher");
        if (publisher.ValueKind != JsonValueKind.Object || publisher.Text("namespace") is null)
            problems.Add("no-publisher", place + "#/publisher", "The publisher's namespace is missing.");

        var distributions = new List<Distribution>();
        var services = new List<Uri>();
        var index = 0;
        foreach (var item in root.Items("distributions").Take(ProviderLimits.Providers))
            ReadDistribution(
                item,
                $"{place}#/distributions/{index++}",
                address,
                distributions,
                services,
                problems
            );
        if (distributions.Count == 0 && services.Count == 0)
            problems.Add("no-distribution", place + "#/distributions", "No feed and no directory is given.");

        return new()
        {
            CanonicalUrl = canonical,
            Updated = root.Time("last_updated"),
            Version = version,
            Role = ReadRole(root.Text("role"), place, problems),
            PublisherName = publisher.Text("name") ?? "",
            PublisherNamespace = publisher.Text("namespace") ?? "",
            Distributions = distributions,
            Services = services,
            Keys = ReadKeys(root, address, problems),
            MaintainedFrom = root.Time("maintained_from"),
            MaintainedUntil = root.Time("maintained_until"),
        };
    }

    private static ProviderRole ReadRole(string? role, string place, ProblemList problems)
    {
        switch (role)
        {
            case "csaf_publisher":
                return ProviderRole.Publisher;
            case "csaf_trusted_provider":
                return ProviderRole.TrustedProvider;
            case "csaf_provider" or null:
                return ProviderRole.Provider;
            default:
                problems.Add("role", place + "#/role", $"\"{role}\" is not a role of the standard.");
                return ProviderRole.Provider;
        }
    }

    private static void ReadDistribution(
        JsonElement item,
        string place,
        Uri address,
        List<Distribution> into,
        List<Uri> services,
        ProblemList problems
    )
    {
        // 2.0 gives the directory as a URL, 2.1 as an object with a label.
        if (item.Address("directory_url", address) is { } directory)
            into.Add(new(DistributionKind.Directory, WithSlash(directory), TlpLabel.Unlabeled));
        else if (item.Object("directory") is { ValueKind: JsonValueKind.Object } labelled)
        {
            if (labelled.Address("url", address) is { } url)
                into.Add(
                    new(
                        DistributionKind.Directory,
                        WithSlash(url),
                        Label(labelled, place + "/directory", problems)
                    )
                );
            else
                problems.Add("no-url", place + "/directory/url", "The directory has no usable URL.");
        }
        var rolie = item.Object("rolie");
        foreach (var feed in rolie.Items("feeds").Take(ProviderLimits.Providers))
        {
            if (feed.Address("url", address) is { } url)
            {
                var label = Label(feed, place + "/rolie/feeds", problems);
                into.Add(new(DistributionKind.Rolie, url, label, feed.Time("last_updated")));
            }
            else
                problems.Add("no-url", place + "/rolie/feeds", "A feed has no usable URL.");
        }
        foreach (var service in rolie.Items("services").Take(100))
        {
            if (JsonInput.ParseAddress(service.AsText(), address) is { } url)
                services.Add(url);
        }
    }

    private static TlpLabel Label(JsonElement at, string place, ProblemList problems)
    {
        var text = at.Text("tlp_label");
        if (!TlpLabels.TryParse(text, out var label))
            problems.Add("tlp-label", place + "/tlp_label", $"\"{text}\" is not a TLP label.");
        return label;
    }

    private static List<KeyReference> ReadKeys(JsonElement root, Uri address, ProblemList problems)
    {
        var keys = new List<KeyReference>();
        foreach (var item in root.Items("public_openpgp_keys").Take(ProviderLimits.Keys))
        {
            var place = $"{address}#/public_openpgp_keys/{keys.Count}";
            if (item.Address("url", address) is not { } url)
            {
                problems.Add("no-url", place, "A key has no usable URL.");
                continue;
            }
            var fingerprint = item.Text("fingerprint")
                ?.Replace(" ", "", StringComparison.Ordinal)
                .ToUpperInvariant();
            if (
                fingerprint is not null
                && (fingerprint.Length < 40 || !fingerprint.All(char.IsAsciiHexDigit))
            )
            {
                // A key that cannot be held against its fingerprint must not pass as one without.
                problems.Add(
                    "fingerprint",
                    place + "/fingerprint",
                    "Not 40 or more hex digits; the key is not used."
                );
                continue;
            }
            keys.Add(new(url, fingerprint));
        }
        return keys;
    }

    private static Uri WithSlash(Uri directory) =>
        directory.AbsolutePath.EndsWith('/')
            ? directory
            : new UriBuilder(directory) { Path = directory.AbsolutePath + "/" }.Uri;
}
