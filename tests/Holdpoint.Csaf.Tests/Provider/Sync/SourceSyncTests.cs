using System.Text;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>One provider over TLS on the loopback, and everything that can go wrong with it.</summary>
public sealed class SourceSyncTests : IAsyncDisposable
{
    private readonly SyncBench bench = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_is_mirrored_and_a_second_check_transfers_nothing(bool feed)
    {
        var provider = new TestProvider { UsesFeed = feed }
            .With(30)
            .PublishTo(bench.Server);
        var first = await bench.CheckAsync(provider);
        AssertComplete(first, 30, 0, 0);
        Assert.Equal(30, (await bench.InForceAsync()).Count);
        Assert.All(
            (await bench.StateAsync()).Documents,
            d => Assert.Equal(("sha512", provider.Key.Fingerprint), (d.Accepted!.Hash, d.Accepted.SignedBy))
        );

        bench.Server.ResetCounts();
        var second = await bench.CheckAsync(provider);
        AssertComplete(second, 0, 0, 30);
        Assert.Equal(0, bench.Server.BodyBytes);
        Assert.Equal(0, second.Bytes);
        Assert.DoesNotContain(bench.Server.Asked, path => path.Contains("/2024/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_entity_tags_only_metadata_key_and_index_are_transferred_again()
    {
        bench.Server.HasTags = false;
        var provider = new TestProvider().With(10).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        bench.Server.ResetCounts();
        AssertComplete(await bench.CheckAsync(provider), 0, 0, 10);
        Assert.Equal(4, bench.Server.Requests);
    }

    [Fact]
    public async Task Only_what_is_new_or_changed_is_fetched()
    {
        var provider = new TestProvider().With(20).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        provider.Set("TEST-0003", version: 2);
        provider.Set("TEST-9999");
        provider.PublishTo(bench.Server);
        bench.Server.ResetCounts();
        var summary = await bench.CheckAsync(provider);
        AssertComplete(summary, 1, 1, 19);
        var documents = bench.Server.Asked.Where(p =>
            p.EndsWith(".json", StringComparison.Ordinal) && p.Contains("/2024/", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["provider.test/csaf/2024/test-0003.json", "provider.test/csaf/2024/test-9999.json"],
            documents.Order()
        );
        var changed = Assert.Single(summary.Documents, c => c.Kind == ChangeKind.Changed);
        Assert.Equal(("1", "2"), (changed.Previous!.Version, changed.Record.Accepted!.Version));
    }

    [Fact]
    public async Task A_flipped_byte_is_held_and_taken_up_when_it_is_right_again()
    {
        var provider = new TestProvider().With(5).PublishTo(bench.Server);
        bench.Server.Faults = (path, n) =>
            path.EndsWith("test-0002.json", StringComparison.Ordinal) && n == 1 ? Fault.Flip : Fault.None;
        var first = await bench.CheckAsync(provider);
        Assert.Equal(SyncOutcome.CompleteWithHolds, first.Outcome);
        var hold = Assert.Single(first.Documents, c => c.Kind == ChangeKind.Held).Record.Hold!;
        Assert.Equal((HoldReason.HashMismatch, 1), (hold.Reason, hold.Attempts));
        Assert.DoesNotContain("test-0002.json", (await bench.InForceAsync()).Keys);

        // Before its next try it stays held, without a request.
        bench.Server.ResetCounts();
        Assert.Equal(1, (await bench.CheckAsync(provider)).Held);
        Assert.DoesNotContain(
            bench.Server.Asked,
            path => path.Contains("test-0002", StringComparison.Ordinal)
        );

        bench.Time.Shift = TimeSpan.FromHours(1);
        AssertComplete(await bench.CheckAsync(provider), 1, 0, 4);
    }

    [Fact]
    public async Task A_held_revision_leaves_the_accepted_one_in_force()
    {
        var provider = new TestProvider().With(3).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        provider.Set("TEST-0001", version: 2);
        provider.PublishTo(bench.Server);
        bench.Server.Faults = (path, _) =>
            path.EndsWith("test-0001.json", StringComparison.Ordinal) ? Fault.Flip : Fault.None;
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var summary = await bench.CheckAsync(provider);
            Assert.Equal((1, 2), (summary.Held, summary.Unchanged));
            Assert.Equal(TestProvider.Document("TEST-0001"), (await bench.InForceAsync())["test-0001.json"]);
            Assert.Equal(attempt, Assert.Single(summary.Documents).Record.Hold!.Attempts);
            bench.Time.Shift += TimeSpan.FromDays(2);
        }
    }

    [Fact]
    public async Task A_document_altered_with_its_hash_is_found_by_its_signature()
    {
        var provider = new TestProvider().With(3);
        var honest = provider.Files();
        provider.Set("TEST-0001", version: 2);
        provider.PublishTo(bench.Server);
        bench.Server.Files["provider.test/csaf/2024/test-0001.json.asc"] = honest[
            "csaf/2024/test-0001.json.asc"
        ];
        AssertHeld(await bench.CheckAsync(provider), HoldReason.SignatureWrong);
    }

    [Theory]
    [InlineData(".asc", HoldReason.SignatureMissing)]
    [InlineData(".sha512", HoldReason.HashMissing)]
    [InlineData("", HoldReason.NotFound)]
    public async Task What_is_promised_and_not_there_is_held(string ending, HoldReason reason)
    {
        var provider = new TestProvider().With(3).PublishTo(bench.Server);
        bench.Server.Files.TryRemove($"provider.test/csaf/2024/test-0001.json{ending}", out _);
        AssertHeld(await bench.CheckAsync(provider), reason);
    }

    [Fact]
    public async Task A_listing_with_documents_that_are_not_there_is_read_whole_again()
    {
        var provider = new TestProvider().With(3).PublishTo(bench.Server);
        bench.Server.Files.TryRemove("provider.test/csaf/2024/test-0001.json", out _);
        await bench.CheckAsync(provider);
        bench.Server.ResetCounts();
        await bench.CheckAsync(provider);
        Assert.True(bench.Server.BodyBytes > 0);
    }

    [Fact]
    public async Task A_new_key_waits_for_a_person()
    {
        var provider = new TestProvider().With(4).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        provider.Key = new TestKey();
        provider.Set("TEST-0001", version: 2);
        provider.Set("TEST-0100");
        provider.PublishTo(bench.Server);
        var summary = await bench.CheckAsync(provider);
        Assert.Equal((0, 0, 3, 2), (summary.New, summary.Changed, summary.Unchanged, summary.Held));
        Assert.All(summary.Documents, c => Assert.Equal(HoldReason.KeyChanged, c.Record.Hold!.Reason));
        Assert.Contains(summary.Problems, p => p.Code == "key-changed");
        Assert.Equal(TestProvider.Document("TEST-0001"), (await bench.InForceAsync())["test-0001.json"]);

        await using (var store = FileSyncStore.Open(bench.StoreFolder))
        {
            var waiting = Assert.Single(
                await PinnedKeys.WaitingAsync(store, TestContext.Current.CancellationToken)
            );
            Assert.Equal(provider.Key.Fingerprint, waiting.Fingerprint);
            Assert.True(
                await PinnedKeys.DecideAsync(
                    store,
                    waiting.Fingerprint,
                    true,
                    TestContext.Current.CancellationToken
                )
            );
        }
        bench.Options = bench.Options with { RetryHeld = true };
        var approved = await bench.CheckAsync(provider);
        Assert.Equal((1, 1, 3, 0), (approved.New, approved.Changed, approved.Unchanged, approved.Held));
    }

    [Fact]
    public async Task Another_key_under_the_known_address_does_not_replace_the_pinned_one()
    {
        var provider = new TestProvider().With(2).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        var thief = new TestKey();
        bench.Server.Files[$"provider.test/keys/{provider.Key.Fingerprint}.asc"] = thief.Armored;
        provider.Set("TEST-0100");
        foreach (
            var (path, bytes) in provider
                .Files()
                .Where(f => !f.Key.StartsWith("keys/", StringComparison.Ordinal))
        )
            bench.Server.Files[$"provider.test/{path}"] = bytes;
        var summary = await bench.CheckAsync(provider);
        Assert.Equal((1, 0), (summary.New, summary.Held));
        Assert.Contains(summary.Problems, p => p.Code == "key-mismatch");
    }

    [Fact]
    public async Task At_first_use_a_key_that_cannot_be_had_stops_the_fetching_and_loses_nothing()
    {
        var provider = new TestProvider().With(4).PublishTo(bench.Server);
        bench.Server.Faults = (path, _) =>
            path.Contains("/keys/", StringComparison.Ordinal) ? Fault.Status(500) : Fault.None;
        var summary = await bench.CheckAsync(provider);
        Assert.Equal((SyncOutcome.Partial, 4, 0), (summary.Outcome, summary.Pending, summary.Held));
        bench.Server.Faults = (_, _) => Fault.None;
        AssertComplete(await bench.CheckAsync(provider), 4, 0, 0);
    }

    [Fact]
    public async Task A_promise_of_signatures_binds_also_when_the_metadata_takes_it_back()
    {
        var provider = new TestProvider().With(2).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        provider.Role = "csaf_publisher";
        provider.WithSignatures = false;
        provider.Set("TEST-0100");
        provider.PublishTo(bench.Server);
        var summary = await bench.CheckAsync(provider);
        AssertHeld(summary, HoldReason.SignatureMissing);
        Assert.Contains(summary.Problems, p => p.Code == "role-lowered");
    }

    [Fact]
    public async Task A_publisher_that_promises_nothing_is_taken_as_it_is()
    {
        var provider = new TestProvider
        {
            Role = "csaf_publisher",
            WithHashes = false,
            WithSignatures = false,
        }
            .With(3)
            .PublishTo(bench.Server);
        AssertComplete(await bench.CheckAsync(provider), 3, 0, 0);
        Assert.All(
            (await bench.StateAsync()).Documents,
            d => Assert.Equal(("none", null), (d.Accepted!.Hash, d.Accepted.SignedBy))
        );
    }

    [Fact]
    public async Task A_file_with_another_documents_name_is_held()
    {
        var provider = new TestProvider().With(2);
        provider.SetRaw("2024/other.json", TestProvider.Document("TEST-0777"), TestProvider.Time(1));
        provider.PublishTo(bench.Server);
        AssertHeld(await bench.CheckAsync(provider), HoldReason.NameMismatch);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData(
        """{"document":{"csaf_version":"1.0","tracking":{"id":"BAD","version":"1","current_release_date":"2024-01-01T00:00:00Z"}}}"""
    )]
    public async Task What_is_no_csaf_document_is_held_and_does_not_stop_the_others(string text)
    {
        var provider = new TestProvider().With(2);
        provider.SetRaw("2024/bad.json", Encoding.UTF8.GetBytes(text), TestProvider.Time(1));
        provider.PublishTo(bench.Server);
        AssertHeld(await bench.CheckAsync(provider), HoldReason.Unreadable);
    }

    [Fact]
    public async Task What_the_callers_own_inspection_refuses_is_held()
    {
        var provider = new TestProvider().With(2).PublishTo(bench.Server);
        bench.Options = bench.Options with
        {
            Inspect = b => b.Span.IndexOf("TEST-0001"u8) >= 0 ? "not valid" : null,
        };
        AssertHeld(await bench.CheckAsync(provider), HoldReason.Unreadable);
    }

    [Fact]
    public async Task An_older_revision_does_not_replace_the_one_in_force()
    {
        var provider = new TestProvider().With(1);
        provider.Set("TEST-0001", version: 5);
        await bench.CheckAsync(provider.PublishTo(bench.Server));
        provider.SetRaw("2024/test-0001.json", TestProvider.Document("TEST-0001", 2), TestProvider.Time(6));
        AssertHeld(await bench.CheckAsync(provider.PublishTo(bench.Server)), HoldReason.OlderThanAccepted);
    }

    [Fact]
    public async Task A_document_that_is_no_longer_listed_is_recorded_as_withdrawn_and_stays()
    {
        var provider = new TestProvider().With(5).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        provider.Remove("2024/test-0002.json");
        var summary = await bench.CheckAsync(provider.PublishTo(bench.Server));
        Assert.Equal((1, 4), (summary.Withdrawn, summary.Unchanged));
        Assert.Equal(5, (await bench.InForceAsync()).Count);
        // Told once, and taken back when it is listed again.
        Assert.Equal(0, (await bench.CheckAsync(provider)).Withdrawn);
        provider.Set("TEST-0002");
        Assert.Equal(5, (await bench.CheckAsync(provider.PublishTo(bench.Server))).Unchanged);
        Assert.All((await bench.StateAsync()).Documents, d => Assert.Null(d.WithdrawnAt));
    }

    [Fact]
    public async Task A_listing_that_loses_most_of_its_documents_is_taken_for_broken()
    {
        var provider = new TestProvider().With(60).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        foreach (var path in provider.Paths.Skip(10).ToList())
            provider.Remove(path);
        var summary = await bench.CheckAsync(provider.PublishTo(bench.Server));
        Assert.Equal((SyncOutcome.Partial, 0), (summary.Outcome, summary.Withdrawn));
        Assert.Contains(summary.Problems, p => p.Code == "mass-withdrawal");
        bench.Options = bench.Options with { AcceptMassWithdrawal = true };
        Assert.Equal(50, (await bench.CheckAsync(provider)).Withdrawn);
    }

    [Fact]
    public async Task A_listing_that_cannot_be_read_withdraws_nothing()
    {
        var provider = new TestProvider().With(3).PublishTo(bench.Server);
        await bench.CheckAsync(provider);
        provider.Remove("2024/test-0001.json");
        provider.PublishTo(bench.Server);
        bench.Server.Faults = (path, _) =>
            path.EndsWith("changes.csv", StringComparison.Ordinal) ? Fault.Status(500) : Fault.None;
        var summary = await bench.CheckAsync(provider);
        Assert.Equal((SyncOutcome.Failed, 0), (summary.Outcome, summary.Withdrawn));
    }

    [Theory]
    [InlineData("AMBER", "AMBER", null)]
    [InlineData("RED", "RED", HoldReason.TlpAboveLimit)]
    [InlineData("WHITE", "AMBER+STRICT", HoldReason.TlpAboveLimit)]
    public async Task Labels_above_the_limit_are_not_taken(
        string distribution,
        string document,
        HoldReason? reason
    )
    {
        var provider = new TestProvider { UsesFeed = true, Label = distribution };
        provider.Set("TEST-0001", label: document);
        var summary = await bench.CheckAsync(provider.PublishTo(bench.Server));
        if (distribution == "RED")
        {
            Assert.Equal((1, SyncOutcome.Complete), (summary.AboveTlpLimit, summary.Outcome));
            Assert.DoesNotContain(bench.Server.Asked, p => p.EndsWith("feed.json", StringComparison.Ordinal));
        }
        else if (reason is { } held)
            AssertHeld(summary, held);
        else
        {
            Assert.Equal(1, summary.New);
            Assert.Contains(summary.Problems, p => p.Code == "tlp-unprotected");
        }
    }

    [Fact]
    public async Task Red_that_anybody_can_fetch_is_held_even_where_red_is_allowed()
    {
        var provider = new TestProvider();
        provider.Set("TEST-0001", label: "RED");
        provider.PublishTo(bench.Server);
        bench.Options = bench.Options with { TlpLimit = Holdpoint.Csaf.Provider.TlpLabel.Red };
        AssertHeld(await bench.CheckAsync(provider), HoldReason.TlpUnprotected);
        bench.Options = bench.Options with { IsAuthenticated = true, RetryHeld = true };
        Assert.Equal(1, (await bench.CheckAsync(provider)).New);
    }

    [Fact]
    public async Task A_label_that_differs_from_its_distribution_is_told()
    {
        var provider = new TestProvider { UsesFeed = true, Label = "GREEN" };
        provider.Set("TEST-0001");
        var summary = await bench.CheckAsync(provider.PublishTo(bench.Server));
        Assert.Contains(summary.Problems, p => p.Code == "tlp-differs");
        Assert.Equal(
            Holdpoint.Csaf.Provider.TlpLabel.Green,
            Assert.Single(summary.Documents).Record.Accepted!.Tlp
        );
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    private static void AssertComplete(SyncSummary summary, int fresh, int changed, int unchanged)
    {
        Assert.Empty(summary.Problems);
        Assert.Equal(
            (SyncOutcome.Complete, fresh, changed, unchanged, 0, 0),
            (
                summary.Outcome,
                summary.New,
                summary.Changed,
                summary.Unchanged,
                summary.Held,
                summary.Withdrawn
            )
        );
    }

    private static void AssertHeld(SyncSummary summary, HoldReason reason)
    {
        Assert.Equal(SyncOutcome.CompleteWithHolds, summary.Outcome);
        var hold = Assert.Single(summary.Documents, c => c.Kind == ChangeKind.Held).Record.Hold!;
        Assert.Equal(reason, hold.Reason);
        Assert.NotEmpty(hold.Detail);
    }
}
