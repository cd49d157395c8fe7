using System.Security.Cryptography;
using System.Text;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Monitoring;

public sealed class SourceCheckingTests : IDisposable
{
    private readonly SourceBench _bench = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unsigned_folder_is_taken_in_and_marked_as_such()
    {
        var programme = await _bench.OpenAsync();
        var result = await _bench.CheckAsync(programme, _bench.Medium);
        Assert.Equal(SourceCheckOutcome.Complete, result.Check.Outcome);
        Assert.Equal(SampleData.Advisories().Count, result.Check.New);
        Assert.True(result.IsClean, string.Join('\n', result.Check.Problems));
        Assert.All(result.Documents, one => Assert.Equal((null, "sha512"), (one.SignedBy, one.Hash)));
        var advisory = (await programme.AdvisoriesAsync(new AdvisoryFilter(), Cancel))[0];
        var revision = Assert.Single(await programme.RevisionsAsync(advisory.Key, Cancel));
        var detail = await programme.AdvisoryAsync(revision, Cancel);
        Assert.Equal(
            ("medium", "sha512"),
            (Assert.Single(detail!.Acceptances).SourceId, detail.Acceptances[0].Hash)
        );
        Assert.NotEmpty(detail.Content.Products);
    }

    [Fact]
    public async Task A_second_check_finds_nothing_new_and_is_recorded_all_the_same()
    {
        var programme = await _bench.OpenAsync();
        await _bench.CheckAsync(programme, _bench.Medium);
        _bench.Clock.Now += TimeSpan.FromDays(1);
        var second = await _bench.CheckAsync(programme, _bench.Medium);
        Assert.Equal((0, 0), (second.Check.New, second.Check.Changed));
        Assert.Equal(SampleData.Advisories().Count, second.Check.Unchanged);
        var state = Assert.Single(await programme.SourcesAsync(Cancel));
        Assert.Equal(_bench.Clock.Now, state.LastCheck!.FinishedAt);
        Assert.Equal(Freshness.Fresh, state.Freshness);
    }

    [Fact]
    public async Task A_new_revision_speaks_from_then_on_and_the_old_one_is_kept()
    {
        var programme = await _bench.OpenAsync();
        await _bench.CheckAsync(programme, _bench.Medium);
        Revise("2026/hps-2026-0008.json", "\"version\": \"1\"", "\"version\": \"2\"");
        var second = await _bench.CheckAsync(programme, _bench.Medium);
        Assert.Equal((0, 1), (second.Check.New, second.Check.Changed));
        var change = Assert.Single(second.Documents);
        var revisions = await programme.RevisionsAsync(change.Advisory!, Cancel);
        Assert.Equal(["1", "2"], revisions.Select(one => one.Version));
        Assert.True(revisions[1].IsCurrent);
    }

    [Fact]
    public async Task A_tampered_document_is_held_with_its_reason_and_what_was_in_force_stays()
    {
        var programme = await _bench.OpenAsync();
        await _bench.CheckAsync(programme, _bench.Medium);
        var before = (await programme.AdvisoriesAsync(new AdvisoryFilter(), Cancel)).Count;
        Revise("2026/hps-2026-0008.json", "\"version\": \"1\"", "\"version\": \"2\"", hashed: false);
        var second = await _bench.CheckAsync(programme, _bench.Medium);
        Assert.False(second.IsClean);
        Assert.Equal((SourceCheckOutcome.CompleteWithHolds, 1), (second.Check.Outcome, second.Check.Held));
        var held = Assert.Single(await programme.HeldAsync(Cancel));
        Assert.Equal(("HashMismatch", 1), (held.Reason, held.Attempts));
        Assert.True(held.NextTry > _bench.Clock.Now);
        Assert.Equal(before, (await programme.AdvisoriesAsync(new AdvisoryFilter(), Cancel)).Count);
    }

    [Fact]
    public async Task A_failed_check_is_recorded_and_leaves_what_was_held_held()
    {
        var programme = await _bench.OpenAsync();
        Revise("2026/hps-2026-0008.json", "\"version\": \"1\"", "\"version\": \"2\"", hashed: false);
        await _bench.CheckAsync(programme, _bench.Medium);
        var source = (await programme.SourceAsync("medium", Cancel))!;
        var broken = source with { Address = "https://nowhere.example/csaf.json" };
        var result = await programme.CheckSourceAsync(broken, false, null, Cancel);
        Assert.Equal(SourceCheckOutcome.Failed, result.Check.Outcome);
        Assert.NotEmpty(result.Check.Problems);
        Assert.Single(await programme.HeldAsync(Cancel));
        var state = Assert.Single(await programme.SourcesAsync(Cancel));
        Assert.Equal(SourceCheckOutcome.Failed, state.LastCheck!.Outcome);
    }

    [Fact]
    public async Task A_removed_source_keeps_its_advisories()
    {
        var programme = await _bench.OpenAsync();
        await _bench.CheckAsync(programme, _bench.Medium);
        Assert.True(await programme.RemoveSourceAsync("medium", Cancel));
        Assert.False(await programme.RemoveSourceAsync("medium", Cancel));
        Assert.Empty(await programme.SourcesAsync(Cancel));
        Assert.NotEmpty(await programme.AdvisoriesAsync(new AdvisoryFilter(), Cancel));
        var again = await _bench.CheckAsync(programme, _bench.Medium);
        Assert.Equal(SampleData.Advisories().Count, again.Check.New);
    }

    public void Dispose() => _bench.Dispose();

    private void Revise(string file, string from, string to, bool hashed = true)
    {
        var path = Path.Combine(_bench.Medium, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        text = text.Replace(from, to, StringComparison.Ordinal)
            .Replace("\"2026-04-14T08:00:00Z\"", "\"2026-04-20T08:00:00Z\"", StringComparison.Ordinal);
        File.WriteAllText(path, text);
        if (hashed)
        {
            var hash = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(text)));
            File.WriteAllText(path + ".sha512", $"{hash}  {Path.GetFileName(path)}\n");
        }
        var changes = Path.Combine(_bench.Medium, "changes.csv");
        File.WriteAllText(
            changes,
            File.ReadAllText(changes)
                .Replace(
                    $"\"{file}\",\"2026-04-14T08:00:00Z\"",
                    $"\"{file}\",\"2026-04-20T08:00:00Z\"",
                    StringComparison.Ordinal
                )
        );
    }
}
