using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdpoint.Csaf.Provider.Metadata;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Discovery;

/// <summary>Finds the providers behind an address (CSAF §7.3.1 and §7.1.8–7.1.10). What a URL holds is told by its content, not its name.</summary>
public sealed class ProviderDiscovery
{
    private const string WellKnown = "/.well-known/csaf/provider-metadata.json";
    private readonly ISourceTransport transport;
    private readonly int parallelism;

    /// <summary>Looks through this transport.</summary>
    public ProviderDiscovery(ISourceTransport transport, int parallelism = 4)
    {
        this.transport = transport;
        this.parallelism = parallelism;
    }

    /// <summary>Finds the providers behind an address.</summary>
    public async Task<DiscoveredSource> FindAsync(SourceAddress address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var problems = new ProblemList();
        if (address.Kind == SourceAddressKind.Domain)
            return await FromDomainAsync(address.Text, problems, cancellation);
        if (address.Kind == SourceAddressKind.Folder)
            return await FromFolderAsync(address.Text, problems, cancellation);
        return await FromUrlAsync(new Uri(address.Text), problems, cancellation);
    }

    // The first two steps are both done, because security.txt may name further providers; the third only if they found none.
    private async Task<DiscoveredSource> FromDomainAsync(
        string domain,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        var places = new List<Uri> { new($"https://{domain}{WellKnown}") };
        foreach (var path in (string[])["/.well-known/security.txt", "/security.txt"])
        {
            var text = new Uri($"https://{domain}{path}");
            var fetched = await transport.FetchAsync(
                new(text, ProviderLimits.SecurityTxtBytes),
                cancellation
            );
            if (fetched.Outcome != FetchOutcome.Ok)
            {
                if (fetched.Outcome != FetchOutcome.NotFound)
                    problems.Add("fetch", text.ToString(), fetched.Detail);
                continue;
            }
            places.AddRange(
                SecurityTxt.CsafAddresses(fetched.Body).Where(place => !places.Contains(place)).Take(16)
            );
            break;
        }
        var providers = new List<ProviderEndpoint>();
        foreach (var place in places)
            await TryMetadataAsync(place, providers, problems, cancellation);
        if (providers.Count == 0)
            await TryMetadataAsync(
                new Uri($"https://csaf.data.security.{domain}/"),
                providers,
                problems,
                cancellation
            );
        if (providers.Count == 0)
            problems.Add(
                "no-provider",
                domain,
                "No provider-metadata.json was found by the standard's three ways."
            );
        // The first keeps the short names, so that a second one that appears later changes nothing for it.
        return new([.. providers.Take(1), .. Scoped([.. providers.Skip(1)])], 0, problems.ToList());
    }

    private async Task TryMetadataAsync(
        Uri place,
        List<ProviderEndpoint> into,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        var fetched = await transport.FetchAsync(new(place, ProviderLimits.MetadataBytes), cancellation);
        if (fetched.Outcome != FetchOutcome.Ok)
        {
            problems.Add("fetch", place.ToString(), $"{fetched.Outcome}: {fetched.Detail}");
            return;
        }
        var read = ProviderMetadataReader.Parse(fetched.Body, place);
        problems.AddRange(read.Problems);
        // One provider is often reachable both ways; its canonical URL tells.
        if (read.Value is { } metadata && !into.Any(known => SamePlace(known, metadata, place)))
            into.Add(Endpoint(metadata, place));
    }

    private async Task<DiscoveredSource> FromUrlAsync(
        Uri url,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        if (url.AbsolutePath.EndsWith('/'))
            return FromDirectory(url, DistributionKind.Directory, problems);
        var fetched = await transport.FetchAsync(new(url, ProviderLimits.ListingBytes), cancellation);
        if (fetched.Outcome != FetchOutcome.Ok)
        {
            problems.Add("fetch", url.ToString(), $"{fetched.Outcome}: {fetched.Detail}");
            return new([], 0, problems.ToList());
        }
        return await FromBytesAsync(fetched.Body, url, problems, cancellation);
    }

    private async Task<DiscoveredSource> FromBytesAsync(
        byte[] bytes,
        Uri url,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        switch (Sniff(bytes, url, problems))
        {
            case Content.ProviderMetadata:
                var metadata = ProviderMetadataReader.Parse(bytes, url);
                problems.AddRange(metadata.Problems);
                return new(metadata.Value is { } value ? [Endpoint(value, url)] : [], 0, problems.ToList());
            case Content.Aggregator:
                var aggregator = AggregatorReader.Parse(bytes, url);
                problems.AddRange(aggregator.Problems);
                return await ExpandAsync(aggregator.Value, url, problems, cancellation);
            case Content.Feed:
                return FromDirectory(url, DistributionKind.Rolie, problems);
            case Content.Service:
                return new([MadeUp(url, new() { Services = [url] })], 0, problems.ToList());
            default:
                return new([], 0, problems.ToList());
        }
    }

    private async Task<DiscoveredSource> ExpandAsync(
        Aggregator? aggregator,
        Uri url,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        var entries = aggregator?.Providers ?? [];
        var found = new ProviderEndpoint?[entries.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellation,
        };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, entries.Count),
            options,
            async (index, token) => found[index] = await ReadEntryAsync(entries[index], problems, token)
        );
        if (entries.Count == 0)
            problems.Add("no-provider", url.ToString(), "The aggregator names no provider.");
        return new(
            Scoped([.. found.OfType<ProviderEndpoint>()]),
            found.Count(f => f is null),
            problems.ToList()
        );
    }

    // A provider's own word comes first; the aggregator's mirror stands in when it cannot be had.
    private async Task<ProviderEndpoint?> ReadEntryAsync(
        AggregatedProvider entry,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        foreach (var place in entry.IsPublisher ? entry.Mirrors : [entry.Metadata, .. entry.Mirrors])
        {
            var found = new List<ProviderEndpoint>();
            await TryMetadataAsync(place, found, problems, cancellation);
            if (found.Count > 0)
                return found[0];
        }
        problems.Add("provider-unread", entry.Metadata.ToString(), $"\"{entry.Name}\" could not be read.");
        return null;
    }

    private async Task<DiscoveredSource> FromFolderAsync(
        string folder,
        ProblemList problems,
        CancellationToken cancellation
    )
    {
        if (!Directory.Exists(folder))
        {
            problems.Add("no-folder", folder, "There is no such folder.");
            return new([], 0, problems.ToList());
        }
        var root = new MediumTransport(folder).Root;
        string[] descriptions =
        [
            "provider-metadata.json",
            ".well-known/csaf/provider-metadata.json",
            "aggregator.json",
            ".well-known/csaf-aggregator/aggregator.json",
        ];
        foreach (var name in descriptions)
        {
            var place = new Uri(root, name);
            var fetched = await transport.FetchAsync(new(place, ProviderLimits.MetadataBytes), cancellation);
            if (fetched.Outcome == FetchOutcome.Ok)
                return await FromBytesAsync(fetched.Body, place, problems, cancellation);
        }
        var hasIndex =
            File.Exists(Path.Combine(folder, "index.txt"))
            || File.Exists(Path.Combine(folder, "changes.csv"));
        if (!hasIndex)
            problems.Add(
                "no-index",
                folder,
                "No index, no hashes: every JSON file of the folder is taken as it lies there."
            );
        return FromDirectory(
            root,
            hasIndex ? DistributionKind.Directory : DistributionKind.BareDirectory,
            problems
        );
    }

    private static DiscoveredSource FromDirectory(Uri url, DistributionKind kind, ProblemList problems) =>
        new(
            [MadeUp(url, new() { Distributions = [new(kind, url, TlpLabel.Unlabeled)] })],
            0,
            problems.ToList()
        );

    private static ProviderEndpoint MadeUp(Uri url, ProviderMetadata metadata) =>
        new(
            url.IsFile ? url.LocalPath : url.ToString(),
            "",
            url,
            metadata with
            {
                Role = ProviderRole.Publisher,
            },
            false
        );

    private static ProviderEndpoint Endpoint(ProviderMetadata metadata, Uri place) =>
        new(
            metadata.PublisherName.Length > 0 ? metadata.PublisherName : place.Host,
            "",
            place,
            metadata,
            true
        );

    private static bool SamePlace(ProviderEndpoint known, ProviderMetadata metadata, Uri place) =>
        known.Address == place
        || (known.Metadata.CanonicalUrl is not null && known.Metadata.CanonicalUrl == metadata.CanonicalUrl);

    // Names must stay the same when providers come and go: by the publisher's namespace, and by the address too where two share one.
    private static List<ProviderEndpoint> Scoped(IReadOnlyList<ProviderEndpoint> providers)
    {
        var shared = providers
            .GroupBy(Identity, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. providers.Select(provider =>
            {
                var identity = Identity(provider);
                var scope = shared.Contains(identity) ? $"{identity}-{Short(provider.Address)}" : identity;
                return provider with { Scope = scope };
            }),
        ];
    }

    private static string Identity(ProviderEndpoint provider) =>
        Slug(provider.Metadata.PublisherNamespace is { Length: > 0 } name ? name : provider.Address.Host);

    private static string Short(Uri address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToString())))[..8];

    private static string Slug(string text)
    {
        var bare = text.Replace("https://", "", StringComparison.OrdinalIgnoreCase);
        var name = string.Concat(
            bare.ToLowerInvariant()
                .Take(80)
                .Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')
        );
        return name.Trim('-') is { Length: > 0 } slug ? slug : "provider";
    }

    private static Content Sniff(byte[] bytes, Uri url, ProblemList problems)
    {
        using var json = JsonInput.Open(bytes, url.ToString(), problems);
        if (json is null)
            return Content.Nothing;
        var root = json.RootElement;
        if (AggregatorReader.LooksLike(root))
            return Content.Aggregator;
        if (root.Object("feed").ValueKind == JsonValueKind.Object)
            return Content.Feed;
        if (root.Object("service").ValueKind == JsonValueKind.Object)
            return Content.Service;
        if (ProviderMetadataReader.LooksLike(root))
            return Content.ProviderMetadata;
        problems.Add(
            "not-a-source",
            url.ToString(),
            "Neither provider metadata nor an aggregator nor a feed."
        );
        return Content.Nothing;
    }

    private enum Content
    {
        Nothing,
        ProviderMetadata,
        Aggregator,
        Feed,
        Service,
    }
}
