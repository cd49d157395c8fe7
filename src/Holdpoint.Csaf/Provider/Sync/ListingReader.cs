using Holdpoint.Csaf.Provider.Listings;
using Holdpoint.Csaf.Provider.Metadata;
using Holdpoint.Csaf.Provider.Transport;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Reads what a distribution lists: all pages of a feed, or changes.csv and index.txt together, or the files of a folder.</summary>
internal sealed class ListingReader(ISourceTransport transport, ProblemList problems)
{
    public async Task<ReadListing> ReadAsync(Distribution distribution, CancellationToken cancellation)
    {
        var own = new ProblemList();
        var resources = new List<string>();
        var (documents, updated) = distribution.Kind switch
        {
            DistributionKind.Rolie => await ReadFeedAsync(distribution, resources, own, cancellation),
            DistributionKind.Directory => await ReadDirectoryAsync(
                distribution,
                resources,
                own,
                cancellation
            ),
            _ => (ReadFolder(distribution, own), null),
        };
        var found = own.ToList();
        problems.AddRange(found);
        return new(distribution, documents, resources, documents is not null && found.Count == 0, updated);
    }

    /// <summary>The feeds a service document names; null when it could not be read.</summary>
    public async Task<IReadOnlyList<Distribution>?> ReadServiceAsync(
        Uri address,
        CancellationToken cancellation
    )
    {
        var bytes = await FetchAsync(address, problems, cancellation);
        if (bytes is null)
            return null;
        var read = RolieServiceReader.Parse(bytes, address);
        problems.AddRange(read.Problems);
        return read.Value;
    }

    private async Task<(IReadOnlyList<ListedDocument>?, DateTimeOffset?)> ReadFeedAsync(
        Distribution distribution,
        List<string> resources,
        ProblemList own,
        CancellationToken cancellation
    )
    {
        var all = new List<ListedDocument>();
        DateTimeOffset? updated = null;
        var seen = new HashSet<Uri>();
        for (var page = distribution.Address; page is not null; )
        {
            if (!seen.Add(page) || seen.Count > ProviderLimits.FeedPages)
            {
                own.Add(
                    "feed-pages",
                    page.ToString(),
                    "The pages of the feed run in a circle or have no end."
                );
                return (null, null);
            }
            resources.Add(page.ToString());
            var bytes = await FetchAsync(page, own, cancellation);
            if (bytes is null)
                return (null, null);
            var read = RolieFeedReader.Parse(bytes, page, distribution.Tlp);
            own.AddRange(read.Problems);
            if (read.Value is not { } listing)
                return (null, null);
            all.AddRange(listing.Documents);
            updated ??= listing.Updated;
            page = listing.Next;
        }
        return (all, updated);
    }

    private async Task<(IReadOnlyList<ListedDocument>?, DateTimeOffset?)> ReadDirectoryAsync(
        Distribution distribution,
        List<string> resources,
        ProblemList own,
        CancellationToken cancellation
    )
    {
        var directory = distribution.Address;
        var changes = await ReadOneAsync("changes.csv");
        var index = await ReadOneAsync("index.txt");
        if (changes.Listing is null && index.Listing is null)
        {
            if (changes.IsAbsent && index.IsAbsent)
                own.Add("no-index", directory.ToString(), "Neither changes.csv nor index.txt is there.");
            return (null, null);
        }
        // One of the two that is there but could not be read means that the list may not be whole.
        if ((changes.Listing is null && !changes.IsAbsent) || (index.Listing is null && !index.IsAbsent))
            return (null, null);
        if (changes.IsAbsent || index.IsAbsent)
            own.Add(
                "one-index",
                directory.ToString(),
                changes.IsAbsent ? "No changes.csv." : "No index.txt."
            );
        var all = new List<ListedDocument>(changes.Listing?.Documents ?? []);
        var known = all.Select(d => d.Address).ToHashSet();
        var more = (index.Listing?.Documents ?? []).Where(d => !known.Contains(d.Address)).ToList();
        if (
            changes.Listing is not null
            && index.Listing is not null
            && (more.Count > 0 || known.Count > index.Listing.Documents.Count)
        )
            own.Add(
                "index-differs",
                directory.ToString(),
                "changes.csv and index.txt list different documents; both are taken."
            );
        return ([.. all, .. more], changes.Listing?.Updated);

        async Task<(Listing? Listing, bool IsAbsent)> ReadOneAsync(string name)
        {
            var address = new Uri(directory, name);
            resources.Add(address.ToString());
            var fetched = await transport.FetchAsync(new(address, ProviderLimits.ListingBytes), cancellation);
            if (fetched.Outcome != FetchOutcome.Ok)
            {
                if (fetched.Outcome != FetchOutcome.NotFound)
                    own.Add("fetch", address.ToString(), $"{fetched.Outcome}: {fetched.Detail}");
                return (null, fetched.Outcome == FetchOutcome.NotFound);
            }
            var read =
                name == "changes.csv"
                    ? DirectoryIndexReader.ParseChanges(fetched.Body, directory, distribution.Tlp)
                    : DirectoryIndexReader.ParseIndex(fetched.Body, directory, distribution.Tlp);
            own.AddRange(read.Problems);
            return (read.Value, false);
        }
    }

    private static List<ListedDocument>? ReadFolder(Distribution distribution, ProblemList own)
    {
        if (!distribution.Address.IsFile)
        {
            own.Add(
                "no-index",
                distribution.Address.ToString(),
                "A directory without an index is only read from a medium."
            );
            return null;
        }
        var root = distribution.Address.LocalPath;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            MaxRecursionDepth = 8,
        };
        var found = new List<ListedDocument>();
        foreach (var file in Directory.EnumerateFiles(root, "*.json", options).Order(StringComparer.Ordinal))
        {
            if (found.Count == ProviderLimits.Entries)
            {
                own.Add("too-many", root, $"Only the first {ProviderLimits.Entries} files are read.");
                break;
            }
            found.Add(
                new()
                {
                    Name = Path.GetFileName(file),
                    Address = new Uri(file),
                    Tlp = distribution.Tlp,
                }
            );
        }
        return found;
    }

    private async Task<byte[]?> FetchAsync(Uri address, ProblemList into, CancellationToken cancellation)
    {
        var fetched = await transport.FetchAsync(new(address, ProviderLimits.ListingBytes), cancellation);
        if (fetched.Outcome == FetchOutcome.Ok)
            return fetched.Body;
        into.Add("fetch", address.ToString(), $"{fetched.Outcome}: {fetched.Detail}");
        return null;
    }
}
