using Holdpoint.Csaf.Provider.Discovery;
using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Checks one provider: its keys, its listings, and every document that is new, changed or due for another try.</summary>
internal sealed class ProviderCheck(
    ProviderEndpoint provider,
    CheckContext context,
    IReadOnlyDictionary<string, DocumentRecord> known,
    SyncState state
)
{
    private readonly SyncOptions options = context.Options;
    private readonly ISyncStore store = context.Store;
    private readonly Tally tally = context.Tally;
    private readonly ProblemList problems = context.Problems;
    private bool allDistributionsKnown = true;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var metadata = provider.Metadata;
        var before = state.Providers.FirstOrDefault(p => p.Scope == provider.Scope);
        await RememberProviderAsync(before, cancellation);
        var bare = metadata.Distributions.Any(d => d.Kind == DistributionKind.BareDirectory);
        var rules = ProviderRules.For(metadata, before, provider.Address.IsFile, bare, options);
        var pinned = state.Keys.Where(k => k.Scope == provider.Scope).ToList();
        var keys = rules.SignatureChecked
            ? await KeyRing.LoadAsync(
                provider,
                pinned,
                context.Cache,
                store,
                options,
                context.Time.GetUtcNow(),
                problems,
                cancellation
            )
            : new KeyRing();

        var listings = await ReadListingsAsync(cancellation);
        var plans = MakePlans(listings);
        if (keys.IsUnavailable && rules.SignatureRequired)
        {
            // Fetching thousands of documents only to hold them all would help nobody.
            problems.Add(
                "no-key",
                provider.Address.ToString(),
                "No key could be had; documents wait for the next check."
            );
            tally.Unread();
            tally.LeftPending(plans.Count);
            return;
        }
        var fetcher = new DocumentFetcher(context.Meter, rules, keys, options, context.Time, problems);
        var missing = await WorkAsync(plans, fetcher, cancellation);
        await RecordWithdrawnAsync(plans, listings, cancellation);
        foreach (var listing in listings.Where(l => l.Documents is not null))
        {
            // Odd lines and documents that are not there may be damage of the listing on its way: read it whole again next time.
            var keep = listing.IsClean && !missing.Contains(listing.Distribution.Address.ToString());
            foreach (var resource in listing.Resources)
                await (
                    keep
                        ? context.Cache.KeepAsync(resource, cancellation)
                        : context.Cache.ForgetAsync(resource, cancellation)
                );
        }
    }

    private async Task RememberProviderAsync(ProviderRecord? before, CancellationToken cancellation)
    {
        var metadata = provider.Metadata;
        var place = provider.Address.ToString();
        var promises = metadata.Role == ProviderRole.TrustedProvider;
        tally.Published(metadata.Updated);
        if (before is { Signed: true } && !promises && provider.HasMetadata)
            problems.Add(
                "role-lowered",
                place,
                "It promised signatures before and no longer does; they are still asked for."
            );
        if (
            before is { Namespace.Length: > 0 }
            && provider.HasMetadata
            && before.Namespace != metadata.PublisherNamespace
        )
            problems.Add(
                "publisher-changed",
                place,
                $"Was \"{before.Namespace}\", is \"{metadata.PublisherNamespace}\"."
            );
        if (metadata.MaintainedUntil < context.Time.GetUtcNow())
            problems.Add("unmaintained", place, $"Kept up only until {metadata.MaintainedUntil:u}.");
        var now = new ProviderRecord(
            provider.Scope,
            promises || before?.Signed == true,
            before is { Namespace.Length: > 0 } ? before.Namespace : metadata.PublisherNamespace
        );
        if (now != before)
            await store.RecordAsync(now, cancellation);
    }

    private async Task<List<ReadListing>> ReadListingsAsync(CancellationToken cancellation)
    {
        var reader = new ListingReader(context.Cache, problems);
        var distributions = new List<Distribution>(provider.Metadata.Distributions);
        foreach (var service in provider.Metadata.Services)
        {
            var feeds = await reader.ReadServiceAsync(service, cancellation);
            if (feeds is null)
            {
                tally.Unread();
                allDistributionsKnown = false;
            }
            // A feed that the metadata already names keeps the label given there.
            distributions.AddRange((feeds ?? []).Where(f => distributions.All(d => d.Address != f.Address)));
        }
        var listings = new List<ReadListing>();
        for (var index = 0; index < distributions.Count; index++)
        {
            context.Report(SyncPhase.Listing, provider.Name, index, distributions.Count);
            var distribution = distributions[index];
            if (distribution.Tlp > options.TlpLimit)
            {
                problems.Add(
                    "tlp-limit",
                    distribution.Address.ToString(),
                    $"Labelled {distribution.Tlp.Text()}; left alone."
                );
                tally.AboveTlpLimit();
                listings.Add(new(distribution, null, [], true, null));
                continue;
            }
            var listing = await reader.ReadAsync(distribution, cancellation);
            if (listing.Documents is null)
                tally.Unread();
            else
                tally.Read();
            tally.Published(listing.Updated);
            listings.Add(listing);
        }
        return listings;
    }

    private Dictionary<string, Plan> MakePlans(List<ReadListing> listings)
    {
        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal);
        foreach (var listing in listings)
        {
            var distribution = listing.Distribution.Address.ToString();
            foreach (var listed in listing.Documents ?? [])
            {
                var key = DocumentRecord.MakeKey(provider.Scope, listed.Name);
                if (plans.TryGetValue(key, out var other))
                {
                    if (other.Distribution == distribution && other.Listed.Address != listed.Address)
                        problems.Add(
                            "same-name",
                            listed.Address.ToString(),
                            $"Also listed as {other.Listed.Address}; the newer is taken."
                        );
                    // One document in several distributions: the newest listing of it counts.
                    if (!(listed.Updated > other.Listed.Updated))
                        continue;
                }
                plans[key] = new(key, listed, distribution, known.GetValueOrDefault(key));
            }
        }
        return plans;
    }

    // Gives back the distributions that list documents which are not there.
    private async Task<HashSet<string>> WorkAsync(
        Dictionary<string, Plan> plans,
        DocumentFetcher fetcher,
        CancellationToken cancellation
    )
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        var now = context.Time.GetUtcNow();
        var due = new List<Plan>();
        foreach (var plan in plans.Values)
        {
            if (plan.IsStillHeld(options, now))
            {
                tally.Change(ChangeKind.Held, plan.Known!, plan.Known!.Accepted);
                if (plan.Known.Hold!.Reason == HoldReason.NotFound)
                    missing.Add(plan.Distribution);
            }
            else if (plan.IsUnchanged(options))
                await UnchangedAsync(plan, cancellation);
            else
                due.Add(plan);
        }
        var done = 0;
        context.Report(SyncPhase.Fetching, provider.Name, 0, due.Count);
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Clamp(options.Parallelism, 1, 32),
            CancellationToken = cancellation,
        };
        await Parallel.ForEachAsync(
            due,
            parallel,
            async (plan, token) =>
            {
                if (context.Meter.UnreachableInARow >= options.GiveUpAfterUnreachable)
                    tally.LeftPending(1);
                else if (await OneAsync(plan, fetcher, token) == HoldReason.NotFound)
                    lock (missing)
                        missing.Add(plan.Distribution);
                context.Report(SyncPhase.Fetching, provider.Name, Interlocked.Increment(ref done), due.Count);
            }
        );
        return missing;
    }

    private async Task<HoldReason?> OneAsync(
        Plan plan,
        DocumentFetcher fetcher,
        CancellationToken cancellation
    )
    {
        var result = await fetcher.FetchAsync(plan.Listed, plan.Known, cancellation);
        if (result.Accepted is { } accepted)
        {
            var record = new DocumentRecord
            {
                Scope = provider.Scope,
                Name = plan.Listed.Name,
                Distribution = plan.Distribution,
                Accepted = accepted,
            };
            await store.AcceptAsync(new(record, result.Bytes, result.Sidecars), cancellation);
            tally.Change(
                plan.Known?.Accepted is null ? ChangeKind.New : ChangeKind.Changed,
                record,
                plan.Known?.Accepted
            );
        }
        else if (result.IsUnchanged)
            await UnchangedAsync(plan, cancellation);
        else
            await HoldAsync(plan, result, cancellation);
        return result.Held;
    }

    private async Task UnchangedAsync(Plan plan, CancellationToken cancellation)
    {
        var before = plan.Known!;
        var record = before with
        {
            Distribution = plan.Distribution,
            Accepted = before.Accepted! with
            {
                ListedUpdated = plan.Listed.Updated,
                Address = plan.Listed.Address.ToString(),
            },
            Hold = null,
            WithdrawnAt = null,
        };
        if (record != before)
            await store.RecordAsync(record, cancellation);
        tally.Unchanged();
    }

    private async Task HoldAsync(Plan plan, CheckResult result, CancellationToken cancellation)
    {
        var now = context.Time.GetUtcNow();
        var before = plan.Known?.Hold;
        var attempts = (before?.Attempts ?? 0) + 1;
        var record = (plan.Known ?? new() { Scope = provider.Scope, Name = plan.Listed.Name }) with
        {
            Distribution = plan.Distribution,
            WithdrawnAt = null,
            Hold = new()
            {
                Reason = result.Held!.Value,
                Detail = result.Detail,
                Address = plan.Listed.Address.ToString(),
                ListedUpdated = plan.Listed.Updated,
                Attempts = attempts,
                FirstAt = before?.FirstAt ?? now,
                LastAt = now,
                NextTry = now + context.HoldFor(attempts, result.RetryAfter),
            },
        };
        await store.RecordAsync(record, cancellation);
        tally.Change(ChangeKind.Held, record, record.Accepted);
    }

    private async Task RecordWithdrawnAsync(
        Dictionary<string, Plan> plans,
        List<ReadListing> listings,
        CancellationToken cancellation
    )
    {
        // A document is missed only where its listing was read whole, or where its distribution is no longer offered at all.
        var offered = listings
            .DistinctBy(l => l.Distribution.Address)
            .ToDictionary(l => l.Distribution.Address.ToString(), StringComparer.Ordinal);
        bool WasMissed(DocumentRecord record) =>
            offered.TryGetValue(record.Distribution, out var listing)
                ? listing.Documents is not null && listing.Distribution.Kind != DistributionKind.BareDirectory
                : allDistributionsKnown && listings.Any(l => l.Documents is not null);
        var listedBefore = known
            .Values.Where(r => r.Scope == provider.Scope && r.WithdrawnAt is null)
            .ToList();
        var gone = listedBefore.Where(r => !plans.ContainsKey(r.Key) && WasMissed(r)).ToList();
        var limit = Math.Max(20, options.MassWithdrawalShare * listedBefore.Count);
        if (gone.Count > limit && !options.AcceptMassWithdrawal)
        {
            problems.Add(
                "mass-withdrawal",
                provider.Address.ToString(),
                $"{gone.Count} of {listedBefore.Count} documents are no longer listed; taken for a broken listing until a person confirms."
            );
            tally.Unread();
            return;
        }
        foreach (var record in gone)
        {
            var withdrawn = record with { WithdrawnAt = context.Time.GetUtcNow(), Hold = null };
            await store.RecordAsync(withdrawn, cancellation);
            tally.Change(ChangeKind.Withdrawn, withdrawn, withdrawn.Accepted);
        }
    }
}
