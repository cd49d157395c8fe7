using System.Security.Cryptography;
using System.Text;
using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Csaf.Tests.Provider.Sync;

/// <summary>The store after every kind of interruption: a step either happened or it did not.</summary>
public sealed class FileSyncStoreTests : IDisposable
{
    private static readonly Dictionary<string, byte[]> NoSidecars = [];
    private readonly string folder = Directory.CreateTempSubdirectory("hpstore").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_record_comes_back_as_it_was()
    {
        var records = Enum.GetValues<HoldReason>()
            .Select(reason => new DocumentRecord
            {
                Scope = "vendor",
                Name = $"{reason}.json",
                Distribution = "https://provider.test/",
                Hold = new()
                {
                    Reason = reason,
                    Detail = "\u2028 \"quoted\"\nlines",
                    Attempts = 3,
                    NextTry = DateTimeOffset.UnixEpoch,
                },
            })
            .ToList();
        KeyRecord[] keys =
        [
            .. Enum.GetValues<KeyState>()
                .Select(s => new KeyRecord
                {
                    Fingerprint = $"{s}",
                    State = s,
                    Encoded = [1, 2],
                    Revoked = true,
                }),
        ];
        var provider = new ProviderRecord("vendor", true, "https://provider.test");
        await using (var store = FileSyncStore.Open(folder))
        {
            foreach (var record in records)
                await store.RecordAsync(record, Cancellation);
            foreach (var key in keys)
                await store.RecordAsync(key, Cancellation);
            await store.RecordAsync(provider, Cancellation);
        }
        var state = await LoadAsync();
        Assert.Empty(state.Problems);
        Assert.Equal(records, state.Documents);
        Assert.Equivalent(keys, state.Keys, strict: true);
        Assert.Equal([provider], state.Providers);
    }

    [Fact]
    public async Task Records_written_from_many_tasks_are_all_there()
    {
        await using (var store = FileSyncStore.Open(folder))
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 500),
                Cancellation,
                async (i, token) => await store.AcceptAsync(Accepted($"d-{i}", "v1"), token)
            );
        var state = await LoadAsync();
        Assert.Empty(state.Problems);
        Assert.Equal(500, state.Documents.Count(d => d.Accepted is not null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_torn_last_line_is_as_if_it_was_never_written(int kept)
    {
        await AcceptAsync(Accepted("a", "v1"));
        var whole = await File.ReadAllBytesAsync(State, Cancellation);
        await AcceptAsync(Accepted("b", "v1"));
        var both = await File.ReadAllBytesAsync(State, Cancellation);
        await File.WriteAllBytesAsync(State, both[..(whole.Length + kept)], Cancellation);
        Assert.Equal("a.json", Assert.Single((await LoadAsync()).Documents).Name);
        await AcceptAsync(Accepted("c", "v1"));
        var state = await LoadAsync();
        Assert.Empty(state.Problems);
        Assert.Equal(["a.json", "c.json"], state.Documents.Select(d => d.Name).Order());
    }

    [Fact]
    public async Task A_revision_recorded_but_not_yet_renamed_is_moved_in_by_the_next_opening()
    {
        await AcceptAsync(Accepted("a", "v1"));
        var (record, place, waiting) = await PathsAsync("v2");
        // What a kill right after the journal's flush leaves: the new bytes wait, the old ones are still in place.
        await AcceptAsync(Accepted("a", "v2"));
        File.Move(place, waiting);
        await File.WriteAllBytesAsync(place, Bytes("v1"), Cancellation);
        await using var store = FileSyncStore.Open(folder);
        var found = Assert.Single((await store.LoadAsync(Cancellation)).Documents);
        Assert.NotEqual(record.Accepted!.Sha256, found.Accepted!.Sha256);
        Assert.Equal(Bytes("v2"), await store.ReadAsync(found, Cancellation));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "incoming")));
    }

    [Fact]
    public async Task A_revision_written_but_not_recorded_is_thrown_away()
    {
        await AcceptAsync(Accepted("a", "v1"));
        var (_, _, waiting) = await PathsAsync("v2");
        await File.WriteAllBytesAsync(waiting, Bytes("v2"), Cancellation);
        await using var store = FileSyncStore.Open(folder);
        var found = Assert.Single((await store.LoadAsync(Cancellation)).Documents);
        Assert.Equal(Bytes("v1"), await store.ReadAsync(found, Cancellation));
        Assert.False(File.Exists(waiting));
    }

    [Fact]
    public async Task A_lost_or_altered_file_is_not_taken_for_the_document()
    {
        await AcceptAsync(Accepted("a", "v1"));
        await AcceptAsync(Accepted("b", "v1"));
        File.Delete(Path.Combine(folder, "documents", "2024", "a.json"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "documents", "2024", "b.json"),
            "altered",
            Cancellation
        );
        await using var store = FileSyncStore.Open(folder);
        var state = await store.LoadAsync(Cancellation);
        Assert.Equal("document-lost", Assert.Single(state.Problems).Code);
        Assert.Null(state.Documents.Single(d => d.Name == "a.json").Accepted);
        Assert.Null(await store.ReadAsync(state.Documents.Single(d => d.Name == "b.json"), Cancellation));
    }

    [Fact]
    public async Task A_journal_of_many_old_lines_is_rewritten_and_says_the_same()
    {
        await using (var store = FileSyncStore.Open(folder))
        {
            for (var i = 0; i < 1200; i++)
                await store.RecordAsync(
                    new DocumentRecord { Name = $"d-{i % 10}.json", Distribution = $"{i}" },
                    Cancellation
                );
        }
        var before = (await LoadAsync()).Documents.OrderBy(d => d.Name).ToList();
        Assert.True((await File.ReadAllLinesAsync(State, Cancellation)).Length <= 10);
        Assert.Equal(before, (await LoadAsync()).Documents.OrderBy(d => d.Name));
        await AcceptAsync(Accepted("z", "v1"));
        Assert.Equal(11, (await LoadAsync()).Documents.Count);
    }

    [Fact]
    public async Task A_damaged_resource_is_not_used()
    {
        await using var store = FileSyncStore.Open(folder);
        await store.WriteResourceAsync(
            new("https://x/", "\"t\"", null, DateTimeOffset.UnixEpoch, Bytes("body")),
            Cancellation
        );
        Assert.Equal(Bytes("body"), (await store.ReadResourceAsync("https://x/", Cancellation))!.Body);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "resources")));
        var bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        Assert.Null(await store.ReadResourceAsync("https://x/", Cancellation));
    }

    [Fact]
    public async Task One_process_at_a_time()
    {
        await using var store = FileSyncStore.Open(folder);
        Assert.Throws<IOException>(() => FileSyncStore.Open(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string State => Path.Combine(folder, "state.jsonl");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static AcceptedDocument Accepted(string name, string content)
    {
        var record = new DocumentRecord
        {
            Name = $"{name}.json",
            Accepted = new()
            {
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes(content))),
                TrackingId = name,
                Version = "1",
                Year = 2024,
                Tlp = TlpLabel.Clear,
            },
        };
        return new(record, Bytes(content), NoSidecars);
    }

    private async Task AcceptAsync(AcceptedDocument document)
    {
        await using var store = FileSyncStore.Open(folder);
        await store.AcceptAsync(document, Cancellation);
    }

    private async Task<SyncState> LoadAsync()
    {
        await using var store = FileSyncStore.Open(folder);
        return await store.LoadAsync(Cancellation);
    }

    // Where document "a" lies, and where its revision with this content waits.
    private async Task<(DocumentRecord Record, string Place, string Waiting)> PathsAsync(string content)
    {
        await using var store = FileSyncStore.Open(folder);
        var record = (await store.LoadAsync(Cancellation)).Documents.Single(d => d.Name == "a.json");
        var key = Convert.ToHexStringLower(SHA256.HashData(Bytes("a.json")))[..16];
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Bytes(content)));
        return (record, store.PathOf(record), Path.Combine(folder, "incoming", $"{key}-{sha256}"));
    }
}
