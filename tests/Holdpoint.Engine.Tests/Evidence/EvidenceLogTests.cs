using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Tests.Evidence;

public sealed class EvidenceLogTests : IDisposable
{
    private readonly DataDirectory _data = new();
    private readonly EvidenceBench _bench;

    public EvidenceLogTests() => _bench = new(Path.Combine(_data.Path, "data"));

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_event_is_in_the_log_and_in_the_database_under_the_same_index()
    {
        var database = await _bench.OpenAsync();
        for (var at = 0; at < 5; at++)
            Assert.Equal(at, await EvidenceBench.AppendAsync(database, at));
        Assert.Equal(Enumerable.Range(0, 5).Select(at => $"subject {at}"), Subjects());
        Assert.Equal([0, 1, 2, 3, 4], _bench.Indexes());
    }

    [Fact]
    public async Task The_event_is_on_the_medium_before_its_action_is_committed()
    {
        var database = await _bench.OpenAsync();
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, TestContext.Current.CancellationToken);
        writing.Evidence.Append(writing, [EvidenceBench.Event(1)]);
        Assert.Equal(1, _bench.Log().Size);
        Assert.Empty(_bench.Indexes());
    }

    [Fact]
    public async Task What_was_announced_and_not_done_is_said_before_anything_else_happens()
    {
        var database = await _bench.OpenAsync();
        await EvidenceBench.AppendAsync(database, 0);
        await AbandonAsync(database, 1, 2);
        await EvidenceBench.AppendAsync(await _bench.OpenAsync(), 3);
        var entries = _bench.Entries();
        Assert.Equal(
            ["test.event", "test.event", "test.event", Settlement.Abandoned, "test.event"],
            entries.Select(one => one.Kind)
        );
        Assert.Equal("""{"first":1,"kinds":["test.event"],"last":2}""", entries[3].Facts);
        Assert.Equal([0, 3, 4], _bench.Indexes());
    }

    [Fact]
    public async Task A_crash_while_saying_so_says_it_once()
    {
        var database = await _bench.OpenAsync();
        await EvidenceBench.AppendAsync(database, 0);
        await AbandonAsync(database, 1);
        // The next step says that 1 did not happen, announces 2 and dies as well.
        await AbandonAsync(database, 2);
        await EvidenceBench.AppendAsync(database, 3);
        var entries = _bench.Entries();
        Assert.Equal(
            [
                "test.event",
                "test.event",
                Settlement.Abandoned,
                "test.event",
                Settlement.Abandoned,
                "test.event",
            ],
            entries.Select(one => one.Kind)
        );
        Assert.Contains("\"first\":3", entries[4].Facts, StringComparison.Ordinal);
        Assert.Equal([0, 2, 4, 5], _bench.Indexes());
    }

    [Fact]
    public async Task A_database_that_knows_more_than_the_log_stops_the_work()
    {
        var database = await _bench.OpenAsync();
        await EvidenceBench.AppendAsync(database, 0);
        var tail = Path.Combine(_bench.LogDirectory, "tail");
        var before = await File.ReadAllBytesAsync(tail, TestContext.Current.CancellationToken);
        await EvidenceBench.AppendAsync(database, 1);
        await File.WriteAllBytesAsync(tail, before, TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<StorageException>(async () =>
            await EvidenceBench.AppendAsync(await _bench.OpenAsync(), 2)
        );
        Assert.Contains("lost", fault.Message, StringComparison.Ordinal);
        Assert.Equal([0, 1], _bench.Indexes());
    }

    [Fact]
    public async Task A_log_of_another_history_stops_the_work()
    {
        await EvidenceBench.AppendAsync(await _bench.OpenAsync(), 0);
        var other = new EvidenceBench(Path.Combine(_data.Path, "other"));
        await EvidenceBench.AppendAsync(await other.OpenAsync(), 7);
        File.Copy(
            Path.Combine(other.LogDirectory, "tail"),
            Path.Combine(_bench.LogDirectory, "tail"),
            overwrite: true
        );
        var fault = await Assert.ThrowsAsync<StorageException>(async () =>
            await EvidenceBench.AppendAsync(await _bench.OpenAsync(), 1)
        );
        Assert.Contains("not what the database says", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_events_of_one_step_are_one_flush_and_stay_together()
    {
        var database = await _bench.OpenAsync();
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, TestContext.Current.CancellationToken);
        writing.Evidence.Append(writing, [.. Enumerable.Range(0, 600).Select(EvidenceBench.Event)]);
        await writing.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(600, _bench.Indexes().Count);
        Assert.Empty(LogAudit.Run(new DirectoryLogStorage(_bench.LogDirectory), []).Problems);
    }

    [Fact]
    public async Task Two_programs_at_work_on_one_directory_write_one_history()
    {
        var (one, two) = (await _bench.OpenAsync(), await _bench.OpenAsync());
        await Task.WhenAll(
            Task.Run(() => ManyAsync(one, 0, 40), TestContext.Current.CancellationToken),
            Task.Run(() => ManyAsync(two, 100, 40), TestContext.Current.CancellationToken)
        );
        Assert.Equal(Enumerable.Range(0, 80).Select(at => (long)at), _bench.Indexes());
        Assert.All(_bench.Entries(), entry => Assert.Equal("test.event", entry.Kind));
    }

    [Fact]
    public async Task Whatever_a_command_records_is_in_the_log()
    {
        var programme = await _data.OpenAsync();
        await programme.ImportInventoryAsync(
            DataDirectory.Inventory("site,asset,vendor,product,version\nS,A,V,P,1\n"),
            "plant.csv",
            removeMissing: false,
            TestContext.Current.CancellationToken
        );
        await programme.EvaluateAsync(false, null, TestContext.Current.CancellationToken);
        Assert.Equal(["inventory.import", "evaluation"], _bench.Entries().Select(one => one.Kind));
        Assert.Equal([0, 1], _bench.Indexes());
    }

    private static async Task ManyAsync(Database database, int from, int count)
    {
        for (var at = 0; at < count; at++)
            await EvidenceBench.AppendAsync(database, from + at);
    }

    // What a crash between flush and commit leaves.
    private static async Task AbandonAsync(Database database, params int[] numbers)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, TestContext.Current.CancellationToken);
        writing.Evidence.Append(writing, [.. numbers.Select(EvidenceBench.Event)]);
    }

    private IEnumerable<string> Subjects() => _bench.Entries().Select(one => one.Subject);
}
