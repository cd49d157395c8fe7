using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Tests.Evidence;

/// <summary>A database with its log, opened as the programme opens it.</summary>
internal sealed class EvidenceBench(string directory)
{
    public static readonly DateTimeOffset At = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public string Directory => directory;

    public string LogDirectory => Path.Combine(directory, "log");

    public Task<Database> OpenAsync() =>
        Database.OpenAsync(TestStore.Of(directory), TestContext.Current.CancellationToken);

    public static EvidenceEvent Event(int number) =>
        new("test.event", $"subject {number}", "tester", At.AddSeconds(number), $$"""{"n":{{number}}}""");

    public static async Task<long> AppendAsync(Database database, int number) =>
        await database.Evidence.AppendAsync(database, Event(number), TestContext.Current.CancellationToken);

    public AppendLog Log()
    {
        var log = new AppendLog(new DirectoryLogStorage(LogDirectory));
        log.Refresh();
        return log;
    }

    public IReadOnlyList<EvidenceEvent> Entries() =>
        [.. Log().Entries(0).Select(entry => EvidenceEntry.Read(entry, out _)!)];

    /// <summary>Changes the database as one who rules over its file can: past the triggers that keep rows from being changed.</summary>
    public void Sql(string statement)
    {
        using var connection = TestStore.OpenUnguarded(directory);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    public List<long> Indexes()
    {
        using var connection = TestStore.Open(directory);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT log_index FROM evidence WHERE log_index IS NOT NULL ORDER BY log_index";
        using var reader = command.ExecuteReader();
        var indexes = new List<long>();
        while (reader.Read())
            indexes.Add(reader.GetInt64(0));
        return indexes;
    }
}
