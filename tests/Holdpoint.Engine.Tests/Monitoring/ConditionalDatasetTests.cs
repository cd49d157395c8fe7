using System.Net;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Tests;

namespace Holdpoint.Engine.Tests.Monitoring;

public sealed class ConditionalDatasetTests : IDisposable
{
    private const string Url = "https://data.test/known_exploited_vulnerabilities.json";

    private readonly string _root = Directory.CreateTempSubdirectory("holdpoint-conditional-").FullName;
    private readonly WebFolder _web = new();
    private readonly SourceBench.SteadyClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_did_not_change_is_not_fetched_again_and_is_a_look_all_the_same()
    {
        var (programme, source) = await FirstAsync();
        _clock.Now += TimeSpan.FromDays(1);

        var second = await programme.CheckSourceAsync(source, false, null, Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified], _web.Answers);
        Assert.Equal(
            (SourceCheckOutcome.Complete, 0, 0L),
            (second.Check.Outcome, second.Check.New, second.Check.Bytes)
        );
        Assert.Equal(4, second.Check.Unchanged);
        Assert.Equal(_clock.Now, Assert.Single(await programme.SourcesAsync(Cancel)).LastCounting);
        Assert.NotNull(second.Check.PublishedAt);
    }

    [Fact]
    public async Task What_changed_is_fetched()
    {
        var (programme, source) = await FirstAsync();
        _web.Files[Url] = [.. _web.Files[Url], (byte)'\n'];

        await programme.CheckSourceAsync(source, false, null, Cancel);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], _web.Answers);
    }

    [Fact]
    public async Task After_a_week_the_whole_is_fetched_whatever_the_server_says()
    {
        var (programme, source) = await FirstAsync();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _clock.Now += TimeSpan.FromDays(4);
            await programme.CheckSourceAsync(source, false, null, Cancel);
        }

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.NotModified],
            _web.Answers
        );
    }

    [Fact]
    public async Task A_damaged_answer_is_not_taken_for_the_copy_at_hand()
    {
        var (programme, source) = await FirstAsync();
        _web.Files[Url] = _web.Files[Url][..100];
        var broken = await programme.CheckSourceAsync(source, false, null, Cancel);
        Assert.Equal(SourceCheckOutcome.Failed, broken.Check.Outcome);

        await programme.CheckSourceAsync(source, false, null, Cancel);

        Assert.DoesNotContain(HttpStatusCode.NotModified, _web.Answers);
    }

    public void Dispose()
    {
        TestStore.Release(_root);
        Directory.Delete(_root, recursive: true);
        _web.Dispose();
    }

    private async Task<(Programme, Source)> FirstAsync()
    {
        _web.Files[Url] = await File.ReadAllBytesAsync(
            SampleData.Path("vulnerabilities", "known_exploited_vulnerabilities.json"),
            Cancel
        );
        var programme = await Programme.OpenAsync(
            new(TestStore.Of(Path.Combine(_root, "data")), _clock, "test", _web, () => 0.5),
            Cancel
        );
        var source = SourceProposal.Of(Url, null, null, _clock.GetUtcNow(), out var why);
        Assert.True(source is not null, why);
        await programme.AddSourceAsync(source, Cancel);
        await programme.CheckSourceAsync(source, false, null, Cancel);
        return (programme, source);
    }
}
