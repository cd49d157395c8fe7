using System.Formats.Tar;
using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Evidence;

namespace Holdpoint.Engine.Tests.Evidence;

public sealed class EvidenceSearchTests : IDisposable
{
    private const string Csv =
        "site,zone,asset,vendor,product,order_number,version\n"
        + "North,Control,A1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n"
        + "South,Control,B1,Siemens,SIMATIC Widget 9,6ES7 999-1AA00-0AA0,V1.5\n";

    private static readonly DateTimeOffset Day = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DataDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Parts_put_together_are_everything_once_the_newest_first()
    {
        var evidence = (await _directory.OpenAsync()).Evidence;
        // Several at one moment, and one whose clock was set back.
        for (var at = 0; at < 23; at++)
            await AppendAsync(evidence, "a.b", "s", "jane", Day.AddMinutes(at / 4));
        await AppendAsync(evidence, "a.b", "s", "jane", Day.AddDays(-1));

        var seen = new List<EvidenceLine>();
        long? after = null;
        do
        {
            var part = await evidence.SearchAsync(new() { After = after, Count = 5 }, Cancel);
            seen.AddRange(part.Lines);
            after = part.Next;
        } while (after is not null);

        Assert.Equal(24, seen.Select(one => one.Index).Distinct().Count());
        Assert.Equal(24, seen.Count);
        Assert.Equal(seen.Select(one => one.At).OrderDescending(), seen.Select(one => one.At));
        Assert.Equal(23, seen[^1].Index);
        Assert.Empty((await evidence.SearchAsync(new() { After = 4711 }, Cancel)).Lines);
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_says()
    {
        var evidence = (await _directory.OpenAsync()).Evidence;
        await AppendAsync(evidence, "a.b", "one", "jane", Day);
        await AppendAsync(evidence, "a.c", "two", "june", Day.AddDays(1));
        await AppendAsync(evidence, "a.c", "one", "june", Day.AddDays(2));

        await Finds(new() { Kind = "a.c" }, 2, 1);
        await Finds(new() { Subject = "one" }, 2, 0);
        await Finds(
            new()
            {
                Actor = "june",
                Kind = "a.c",
                Subject = "two",
            },
            1
        );
        await Finds(new() { From = Day.AddDays(1) }, 2, 1);
        await Finds(new() { From = Day, Until = Day.AddDays(1) }, 0);
        await Finds(new() { Allowed = [] });
        await Finds(new() { Allowed = ["two"] }, 1);
        var (kinds, actors) = await evidence.WordsAsync(Cancel);
        Assert.Equal(["a.b", "a.c"], kinds);
        Assert.Equal(["jane", "june"], actors);

        async Task Finds(EvidenceAsk ask, params long?[] indexes) =>
            Assert.Equal(indexes, (await evidence.SearchAsync(ask, Cancel)).Lines.Select(line => line.Index));
    }

    [Fact]
    public async Task Who_may_see_one_site_sees_what_is_about_it_and_its_cases_and_nothing_else()
    {
        var programme = await _directory.OpenAsync();
        await programme.ImportAdvisoriesAsync(
            [_directory.Write("t-1.json", SmallAdvisory.Of("T-1", "1"))],
            null,
            Cancel
        );
        await programme.ImportInventoryAsync(DataDirectory.Inventory(Csv), "a.csv", false, Cancel);
        await programme.EvaluateAsync(false, null, Cancel);
        foreach (var one in (await programme.WorklistAsync(new(), Cancel)).Cases)
            await programme.CommentAsync(one.Id, one.Content.Site, [], Cancel);

        var lines = (await programme.Evidence.SearchAsync(new() { Allowed = ["North"] }, Cancel)).Lines;

        var line = Assert.Single(lines);
        Assert.Contains("North", line.Beginning, StringComparison.Ordinal);
        Assert.NotNull(await programme.Evidence.FindAsync(line.Index!.Value, ["North"], Cancel));
        Assert.Null(await programme.Evidence.FindAsync(line.Index!.Value, ["South"], Cancel));
        Assert.Null(await programme.Evidence.FindAsync(0, ["North"], Cancel));
        Assert.NotNull(await programme.Evidence.FindAsync(0, null, Cancel));
    }

    [Fact]
    public async Task A_proof_rests_on_a_checkpoint_that_covers_the_entry_and_signs_none()
    {
        var evidence = (await _directory.OpenAsync()).Evidence;
        await AppendAsync(evidence, "a.b", "one", "jane", Day);
        Assert.Null(evidence.Proof(0));
        await evidence.CheckpointAsync("holdpoint/test", Cancel);
        await AppendAsync(evidence, "a.b", "two", "jane", Day);

        var (entry, proof, key) = evidence.Proof(0)!.Value;
        Assert.True(proof.Verify(entry, key, [], 0, out _));
        Assert.Null(evidence.Proof(1));
    }

    [Fact]
    public async Task The_export_as_a_tar_is_the_export_as_a_folder()
    {
        var programme = await _directory.OpenAsync();
        for (var at = 0; at < 300; at++)
            await AppendAsync(programme.Evidence, "a.b", $"{at}", "jane", Day);
        using var tar = new MemoryStream();
        await programme.Evidence.ExportToAsync(tar, Cancel);
        tar.Position = 0;
        var (unpacked, folder) = (
            Path.Combine(_directory.Path, "tar"),
            Path.Combine(_directory.Path, "folder")
        );
        Directory.CreateDirectory(unpacked);
        await TarFile.ExtractToDirectoryAsync(tar, unpacked, false, Cancel);
        await programme.Evidence.ExportAsync(folder, Cancel);

        Assert.Equal(Files(folder), Files(unpacked));
    }

    private static string[] Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    Path.GetRelativePath(folder, file) + " " + Convert.ToHexString(File.ReadAllBytes(file))
                ),
        ];

    private static Task<long> AppendAsync(
        EvidenceBook evidence,
        string kind,
        string subject,
        string actor,
        DateTimeOffset at
    ) => evidence.AppendAsync(new EvidenceEvent(kind, subject, actor, at, """{"n":1}"""), Cancel);
}
