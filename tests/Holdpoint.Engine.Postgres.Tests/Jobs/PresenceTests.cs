using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Tests;

namespace Holdpoint.Engine.Postgres.Tests.Jobs;

/// <summary>Who is there is what the server under the database says.</summary>
public sealed class PresenceTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_server_is_absent_before_it_came_and_after_it_left_and_present_between()
    {
        var database = await OpenAsync();
        await using var here = database.Presence("here");
        await here.KeepAsync(Cancel);
        await using var other = database.Presence("other");
        Assert.Equal(["other"], await here.AbsentAsync(["here", "other"], Cancel));
        await other.KeepAsync(Cancel);
        Assert.Empty(await here.AbsentAsync(["here", "other"], Cancel));
        await other.DisposeAsync();
        Assert.Equal(["other"], await SoonAbsentAsync(here));
    }

    [Fact]
    public async Task A_session_that_was_cut_is_made_anew_at_the_next_look()
    {
        var database = await OpenAsync();
        await using var here = database.Presence("here");
        await here.KeepAsync(Cancel);
        await using var other = database.Presence("other");
        await other.KeepAsync(Cancel);
        Cut("holdpoint other");
        Assert.Equal(["other"], await SoonAbsentAsync(here));
        await other.KeepAsync(Cancel);
        Assert.Empty(await here.AbsentAsync(["other"], Cancel));
    }

    [Fact]
    public async Task Two_servers_that_begin_work_on_one_thing_at_once_are_told_apart_by_the_database()
    {
        var programme = await _directory.OpenAsync();
        var database = await OpenAsync();
        for (var round = 0; round < 20; round++)
        {
            var all = await programme.Jobs.AskAsync(JobAsk.Evaluation(everything: true), Cancel);
            var changed = await programme.Jobs.AskAsync(JobAsk.Evaluation(), Cancel);
            var claims = await Task.WhenAll(
                new[] { ("one", all), ("two", changed), ("three", all), ("four", changed) }.Select(ask =>
                    new JobRows(database, TimeProvider.System, ask.Item1).ClaimAsync(ask.Item2.Id, Cancel)
                )
            );
            var taken = Assert.Single(claims, row => row is not null);
            await new JobRows(database, TimeProvider.System, "").EndAsync(
                new(taken!.Id, taken.Run),
                new("done"),
                null,
                Cancel
            );
            foreach (var job in new[] { all, changed })
                await programme.Jobs.CancelAsync(job.Id, Cancel);
        }
    }

    // The server under the database notices the end of a session a moment later.
    private static async Task<IReadOnlyList<string>> SoonAbsentAsync(Presence here)
    {
        IReadOnlyList<string> absent = [];
        for (var look = 0; look < 100 && absent.Count == 0; look++)
        {
            await Task.Delay(50, Cancel);
            absent = await here.AbsentAsync(["other"], Cancel);
        }
        return absent;
    }

    private Task<Database> OpenAsync() =>
        Database.OpenAsync(TestStore.Of(Path.Combine(_directory.Path, "data")), Cancel);

    private void Cut(string application)
    {
        using var connection = TestStore.Open(Path.Combine(_directory.Path, "data"));
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{application}'";
        command.ExecuteNonQuery();
    }
}
