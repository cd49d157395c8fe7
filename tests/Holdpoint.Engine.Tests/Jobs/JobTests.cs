using Holdpoint.Core.Access;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdpoint.Engine.Tests.Jobs;

public sealed class JobTests : IDisposable
{
    private readonly DataDirectory _data = new();

    public void Dispose() => _data.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_already_is_not_asked_for_twice()
    {
        var programme = await _data.OpenAsync();
        var first = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        var second = await programme.As("another").Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        var third = await programme.Jobs.AskAsync(JobAsk.Evaluation(everything: true), Cancel);
        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Id, third.Id);
        Assert.Equal(2, (await programme.Jobs.ListAsync(new(), Cancel)).Total);
    }

    [Fact]
    public async Task A_job_runs_in_the_name_of_who_asked_and_says_what_came_of_it()
    {
        var programme = await SampleAsync();
        var asked = await programme.As("jane").Jobs.AskAsync(JobAsk.SourceCheck("here"), Cancel);
        var ended = await EndOfAsync(programme, asked.Id);
        Assert.Equal(JobState.Done, ended.State);
        Assert.Equal("1 new, 0 changed, 0 unchanged, 0 held.", ended.Said);
        Assert.Equal((1, "one"), (ended.Run, ended.Replica));
        var look = Assert.Single(await programme.HistoryAsync(["source.check"], "here", Cancel));
        Assert.Equal("jane", look.Actor);
    }

    [Fact]
    public async Task A_look_at_all_sources_is_a_job_for_each_and_an_evaluation_follows_on_request()
    {
        var programme = await SampleAsync();
        var all = await programme.Jobs.AskAsync(JobAsk.SourceChecks(onlyDue: true), Cancel);
        Assert.Equal("1 source is looked at.", (await EndOfAsync(programme, all.Id)).Said);
        var look = Assert.Single(
            (await programme.Jobs.ListAsync(new() { Kind = JobKinds.SourceCheck }, Cancel)).Jobs
        );
        await EndOfAsync(programme, look.Id);
        var evaluation = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        Assert.StartsWith(
            "Findings and cases are up to date: 1 of 1",
            (await EndOfAsync(programme, evaluation.Id)).Said
        );
        Assert.Single((await programme.WorklistAsync(new(), Cancel)).Cases);
        // Nothing is due right after a look.
        var again = await programme.Jobs.AskAsync(JobAsk.SourceChecks(onlyDue: true), Cancel);
        Assert.Equal("0 sources are looked at.", (await EndOfAsync(programme, again.Id)).Said);
    }

    [Fact]
    public async Task An_inventory_is_taken_in_by_a_job()
    {
        var programme = await _data.OpenAsync();
        var assets = DataDirectory.Inventory(
            "site,asset,vendor,product,version\nPlant,PLC-1,Siemens,S7-1500,2.9\n"
        );
        var job = await programme.Jobs.AskImportAsync(assets, "plant.csv", false, Cancel);
        Assert.Equal(("Plant", "plant.csv"), (job.Site, job.Subject));
        var ended = await EndOfAsync(programme, job.Id);
        Assert.StartsWith("1 assets added", ended.Said);
        Assert.Equal(["Plant"], (await programme.SitesAsync(Cancel)).Select(site => site.Site));
    }

    [Fact]
    public async Task A_preview_brings_its_effect_along()
    {
        var programme = await SampleAsync();
        var job = await programme.Jobs.AskAsync(
            JobAsk.WordPreview(new("Siemens", "S7-1500", "Siemens", "S7-1500", true, "the same")),
            Cancel
        );
        var ended = await EndOfAsync(programme, job.Id);
        Assert.Equal(JobState.Done, ended.State);
        Assert.NotNull(JobResult.Effect(ended));
    }

    [Fact]
    public async Task A_job_that_waits_can_be_stopped_and_is_never_begun()
    {
        var programme = await SampleAsync();
        var job = await programme.Jobs.AskAsync(JobAsk.SourceCheck("here"), Cancel);
        Assert.True(await programme.Jobs.CancelAsync(job.Id, Cancel));
        Assert.False(await programme.Jobs.CancelAsync(job.Id, Cancel));
        var other = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        await EndOfAsync(programme, other.Id);
        var stopped = await programme.Jobs.FindAsync(job.Id, Cancel);
        Assert.Equal((JobState.Cancelled, 0), (stopped!.State, stopped.Run));
    }

    [Fact]
    public async Task What_fails_says_why_and_leaves_the_next_job_alone()
    {
        var programme = await SampleAsync();
        var gone = await programme.Jobs.AskAsync(JobAsk.SourceCheck("nowhere"), Cancel);
        var there = await programme.Jobs.AskAsync(JobAsk.SourceCheck("here"), Cancel);
        var failed = await EndOfAsync(programme, gone.Id);
        Assert.Equal((JobState.Failed, "There is no source nowhere any more."), (failed.State, failed.Said));
        Assert.Equal(JobState.Done, (await EndOfAsync(programme, there.Id)).State);
    }

    [Fact]
    public async Task A_run_whose_job_was_taken_over_can_write_nothing_any_more()
    {
        var programme = await SampleAsync();
        var database = await Database.OpenAsync(TestStore.Of(Path.Combine(_data.Path, "data")), Cancel);
        var (mine, others) = (
            new JobRows(database, TimeProvider.System, "one"),
            new JobRows(database, TimeProvider.System, "two")
        );
        var job = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        var row = await mine.ClaimAsync(job.Id, Cancel);
        var claim = new JobClaim(job.Id, row!.Run);
        Assert.Null(await others.ClaimAsync(job.Id, Cancel));
        var asleep = programme.As("tester", claim);
        Assert.Equal(1, await others.TakeFromAsync("one", Cancel));
        var over = await others.ClaimAsync(job.Id, Cancel);
        Assert.Equal("two", over!.Replica);

        await Assert.ThrowsAsync<JobTakenOverException>(() => asleep.EvaluateAsync(false, null, Cancel));
        await Assert.ThrowsAsync<JobTakenOverException>(() => asleep.AddSourceAsync(Here("other"), Cancel));
        await Assert.ThrowsAsync<JobTakenOverException>(() =>
            mine.EndAsync(claim, new("done"), null, Cancel)
        );
        await programme.As("tester", new JobClaim(job.Id, over.Run)).EvaluateAsync(false, null, Cancel);

        var ended = await programme.Jobs.FindAsync(job.Id, Cancel);
        Assert.Equal(JobState.Done, ended!.State);
        Assert.Single(await programme.HistoryAsync(["evaluation"], "evaluation 1", Cancel));
        Assert.Single(await programme.HistoryAsync(["job.takeover"], $"job {job.Id}", Cancel));
    }

    [Fact]
    public async Task The_job_of_a_server_that_died_is_begun_anew_by_another_and_announced()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        var programme = await SampleAsync(clock);
        var database = await Database.OpenAsync(TestStore.Of(Path.Combine(_data.Path, "data")), Cancel);
        var job = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        await new JobRows(database, clock, "dead").ClaimAsync(job.Id, Cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = programme.Worker("two", NullLogger.Instance).RunAsync(stop.Token);
        Job? ended = null;
        while (ended?.IsOpen != false)
        {
            // Whoever is away for a moment only keeps what is his.
            clock.Advance(TimeSpan.FromSeconds(11));
            await Task.Delay(100, Cancel);
            ended = await programme.Jobs.FindAsync(job.Id, Cancel);
        }
        await stop.CancelAsync();
        await running;

        Assert.Equal((JobState.Done, "two", 3), (ended.State, ended.Replica, ended.Run));
        Assert.Single(await programme.HistoryAsync(["evaluation"], "evaluation 1", Cancel));
        Assert.Single(await programme.HistoryAsync(["job.takeover"], $"job {job.Id}", Cancel));
    }

    [Fact]
    public async Task What_the_timetable_asks_for_is_one_job_however_often_it_is_said()
    {
        var programme = await SampleAsync();
        var due = JobAsk.Evaluation() with { Due = "evaluation 2026-11-24T08:00Z" };
        var byHand = await programme.As("jane").Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        var first = await programme.Jobs.AskAsync(due, Cancel);
        Assert.Equal(byHand.Id, first.Id);
        await EndOfAsync(programme, first.Id);
        Assert.Equal(first.Id, (await programme.Jobs.AskAsync(due, Cancel)).Id);
        var next = await programme.Jobs.AskAsync(due with { Due = "evaluation 2026-11-24T09:00Z" }, Cancel);
        Assert.NotEqual(first.Id, next.Id);
    }

    [Fact]
    public async Task Of_work_on_one_thing_there_is_one_at_a_time()
    {
        var programme = await SampleAsync();
        var database = await Database.OpenAsync(TestStore.Of(Path.Combine(_data.Path, "data")), Cancel);
        var rows = new JobRows(database, TimeProvider.System, "one");
        var first = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        await rows.ClaimAsync(first.Id, Cancel);
        // What was committed after it began is not in it.
        var second = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Empty(await rows.WaitingAsync(Cancel));
        Assert.Null(await rows.ClaimAsync(second.Id, Cancel));
    }

    [Fact]
    public async Task Who_sees_no_other_site_sees_no_job_of_it()
    {
        var programme = await _data.OpenAsync();
        var north = DataDirectory.Inventory("site,asset,vendor,product\nNorth,A,V,P\n");
        var both = DataDirectory.Inventory("site,asset,vendor,product\nNorth,A,V,P\nSouth,B,V,P\n");
        var work = programme.As("jane").Jobs;
        var onNorth = await work.AskImportAsync(north, "north.csv", false, Cancel);
        var onBoth = await work.AskImportAsync(both, "both.csv", false, Cancel);
        var evaluation = await work.AskAsync(JobAsk.Evaluation(), Cancel);
        long[] Expect(params Job[] jobs) => [.. jobs.Select(job => job.Id).OrderDescending()];
        foreach (
            var (person, expected) in new (Person, long[])[]
            {
                (new("ann", [new(Role.Auditor, "North")]), Expect(onNorth, evaluation)),
                (new("bob", [new(Role.Auditor, "South")]), Expect(evaluation)),
                (new("all", [new(Role.Auditor, null)]), Expect(onNorth, onBoth, evaluation)),
                (new("jane", [new(Role.Engineer, "South")]), Expect(onNorth, onBoth, evaluation)),
                (new("nobody", []), []),
            }
        )
        {
            var seen = await programme.Jobs.ListAsync(new() { SeenBy = person }, Cancel);
            Assert.Equal(expected, seen.Jobs.Select(job => job.Id));
            Assert.Equal(
                expected,
                (await programme.Jobs.ListAsync(new(), Cancel))
                    .Jobs.Where(job => job.IsSeenBy(person))
                    .Select(job => job.Id)
            );
        }
    }

    private async Task<Programme> SampleAsync(TimeProvider? clock = null)
    {
        var programme = await _data.OpenAsync(clock);
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory(
                "site,asset,vendor,product,order_number,version\nPlant,PLC-1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
            ),
            "test",
            false,
            Cancel
        );
        _data.Write("advisories/ex-1.json", SmallAdvisory.Of("EX-1", "1"));
        await programme.AddSourceAsync(Here("here"), Cancel);
        return programme;
    }

    private Source Here(string id) =>
        new()
        {
            Id = id,
            Name = id,
            Kind = SourceKind.CsafDirectory,
            Address = Path.Combine(_data.Path, "advisories"),
        };

    // Runs what waits until the job ended.
    private static async Task<Job> EndOfAsync(Programme programme, long id)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = programme.Worker("one", NullLogger.Instance).RunAsync(stop.Token);
        Job? last = null;
        await foreach (var job in programme.Jobs.WatchAsync(id, Cancel))
            last = job;
        await stop.CancelAsync();
        await running;
        return last!;
    }
}
