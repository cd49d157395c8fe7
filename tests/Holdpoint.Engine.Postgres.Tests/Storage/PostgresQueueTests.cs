using System.Globalization;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Postgres;
using Holdpoint.Engine.Tests;

namespace Holdpoint.Engine.Postgres.Tests.Storage;

/// <summary>Rows that go to the server in sets end as if they had gone one by one.</summary>
public sealed class PostgresQueueTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(5)]
    [InlineData(500)]
    public async Task Of_rows_with_one_key_the_last_stands_or_the_first(int count)
    {
        await using var writing = await WritingAsync();
        using var upsert = writing.Upsert("vulnerabilities", ["kind", "cve"], [], ["body"]);
        using var fresh = writing.InsertNew("documents", "sha256", "size", "packed");
        for (var at = 0; at < count; at++)
            upsert.Write("Kev", $"CVE-{at % 3}", $"body {at}");
        for (var at = 0; at < count; at++)
            fresh.Write($"{at % 3}", at, new byte[] { 1 });
        Assert.Equal(
            Enumerable.Range(count - 3, 3).OrderBy(at => at % 3).Select(at => $"body {at}"),
            writing.Rows("SELECT body FROM vulnerabilities ORDER BY cve").Select(row => row.GetString(0))
        );
        Assert.Equal(
            [0, 1, 2],
            writing.Rows("SELECT size FROM documents ORDER BY sha256").Select(row => row.GetInt32(0))
        );
    }

    [Fact]
    public async Task What_was_written_is_there_for_whatever_is_asked_next_and_in_its_order()
    {
        await using var writing = await WritingAsync();
        using var site = writing.InsertAndRead("sites", "name");
        using var zone = writing.InsertAndRead("zones", "site_id", "name");
        using var rename = writing.Prepare("UPDATE zones SET name = name || @p1 WHERE id = @p0", 2);
        using var remove = writing.Prepare("DELETE FROM zones WHERE id = @p0", 1);
        var zones = new List<long>();
        for (var at = 0; at < 100; at++)
        {
            // A zone refers to a site that waits with it.
            var id = site.WriteAndRead($"site {at}");
            zones.Add(zone.WriteAndRead(id, "zone"));
        }
        foreach (var id in zones)
        {
            rename.Write(id, " a");
            rename.Write(id, " b");
        }
        remove.Write(zones[0]);
        Assert.Equal(100, writing.Number("SELECT COUNT(*) FROM sites"));
        Assert.Equal(99, writing.Number("SELECT COUNT(*) FROM zones WHERE name = 'zone a b'"));
        Assert.Equal(zones.Order(), zones);
    }

    [Fact]
    public async Task Rows_that_are_written_while_others_are_read_wait()
    {
        await using var writing = await WritingAsync();
        using var insert = writing.Insert("component_names", "key", "product", "order_numbers", "is_tied");
        for (var at = 0; at < 60_000; at++)
            insert.Write(at.ToString("D6", CultureInfo.InvariantCulture), "p", "", false);
        using var mark = writing.Prepare("UPDATE component_names SET is_tied = TRUE WHERE key = @p0", 1);
        foreach (var row in writing.Rows("SELECT key FROM component_names"))
            mark.Write(row.GetString(0));
        Assert.Equal(60_000, writing.Number("SELECT COUNT(*) FROM component_names WHERE is_tied"));
    }

    [Fact]
    public async Task Many_keys_are_asked_for_at_once()
    {
        await using var writing = await WritingAsync();
        using var insert = writing.Insert("component_names", "key", "product", "order_numbers", "is_tied");
        for (var at = 0; at < 3000; at++)
            insert.Write($"{at}", at % 2 == 0 ? "even" : "odd", "", false);
        Assert.Equal(
            1500,
            writing
                .RowsOf(
                    "SELECT key FROM component_names WHERE product = @p0 AND key IN (@keys)",
                    Enumerable.Range(0, 3000).Select(at => $"{at}"),
                    "even"
                )
                .Count()
        );
    }

    // Halves of characters cannot stand in an attribute.
    private static readonly (string Text, string Kept)[] Texts =
    [
        ("plain Größe 漢字 😀", "plain Größe 漢字 😀"),
        ("a\0b", "a\uFFFDb"),
        ("a\uD83Db", "a\uFFFDb"),
        ("\uDE00", "\uFFFD"),
        ("😀\uD83D", "😀\uFFFD"),
    ];

    [Fact]
    public async Task Text_that_a_server_cannot_keep_is_kept_readable()
    {
        foreach (var (text, kept) in Texts)
        {
            Assert.Equal(kept, PostgresText.Storable(text));
            await using var writing = await WritingAsync();
            using (var insert = writing.InsertAndRead("sites", "name"))
                insert.WriteAndRead(text);
            Assert.Equal(1, writing.Number("SELECT COUNT(*) FROM sites WHERE name = @p0", text));
            Assert.Equal(
                kept,
                writing.Rows("SELECT name FROM sites").Select(row => row.GetString(0)).Single()
            );
        }
    }

    [Fact]
    public async Task Without_a_commit_nothing_happened()
    {
        await using (var writing = await WritingAsync())
        {
            using var insert = writing.InsertAndRead("sites", "name");
            insert.WriteAndRead("gone");
            Assert.Equal(1, writing.Number("SELECT COUNT(*) FROM sites"));
        }
        await using var after = await WritingAsync();
        Assert.Equal(0, after.Number("SELECT COUNT(*) FROM sites"));
    }

    private async Task<Writing> WritingAsync()
    {
        var storage = TestStore.Of(System.IO.Path.Combine(_directory.Path, "data"));
        return await (await Database.OpenAsync(storage, Cancel)).WriteAsync(Cancel);
    }
}
