using System.Text;
using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Evidence;
using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Tests.Evidence;

public sealed class EvidenceBookTests : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly DataDirectory _data = new();
    private readonly DataDirectory _site = new();
    private readonly EvidenceBench _bench;

    public EvidenceBookTests() => _bench = new(Path.Combine(_data.Path, "data"));

    public void Dispose()
    {
        _data.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task An_untouched_log_is_verified_with_all_rows()
    {
        var book = await FilledAsync(_data, 300);
        await book.CheckpointAsync("holdpoint/hq", Cancel);
        var found = await book.VerifyAsync(Cancel);
        Assert.Empty(found.Problems);
        Assert.Equal((300, 300L), (found.Size, found.Rows));
        Assert.Equal("holdpoint/hq", Assert.Single(found.Signatures).Name);
    }

    [Theory]
    [InlineData("UPDATE evidence SET subject = 'another' WHERE log_index = 3", "row-differs")]
    [InlineData("UPDATE evidence SET body = '{\"n\":9}' WHERE log_index = 3", "row-differs")]
    [InlineData("UPDATE evidence SET body = 'nonsense' WHERE log_index = 3", "row-differs")]
    [InlineData("DELETE FROM evidence WHERE log_index = 3", "entry-without-row")]
    [InlineData("UPDATE evidence SET log_index = 99 WHERE log_index = 9", "row-without-entry")]
    [InlineData(
        "INSERT INTO evidence (at, actor, kind, subject, body) SELECT at, actor, kind, 'forged', body FROM evidence LIMIT 1",
        "row-without-index"
    )]
    public async Task A_database_that_was_edited_is_told_and_named(string edit, string code)
    {
        var book = await FilledAsync(_data, 10);
        _bench.Sql(edit);
        var problem = Assert.Single((await book.VerifyAsync(Cancel)).Problems);
        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public async Task A_log_that_was_edited_with_the_database_is_told_by_its_checkpoint()
    {
        var book = await FilledAsync(_data, 3);
        await book.CheckpointAsync(null, Cancel);
        var tail = Path.Combine(_bench.LogDirectory, "tail");
        File.WriteAllBytes(
            tail,
            [.. LogTailOf(Enumerable.Range(0, 3).Select(at => EvidenceBench.Event(at == 1 ? 77 : at)))]
        );
        _bench.Sql(
            "UPDATE evidence SET subject = 'subject 77', body = '{\"n\":77}', at = '2026-02-03T04:06:23.0000000Z' WHERE log_index = 1"
        );
        var problems = (await book.VerifyAsync(Cancel)).Problems;
        Assert.Contains(problems, problem => problem.Code == "root-differs");
    }

    [Fact]
    public async Task Something_signs_the_log_once_an_hour_while_it_grows()
    {
        var book = await FilledAsync(_data, 2);
        var checkpoint = Path.Combine(_bench.LogDirectory, "checkpoint");
        Assert.False(File.Exists(checkpoint));
        await book.AppendAsync(EvidenceBench.Event(3700), Cancel);
        Assert.Equal(3, Checkpoint.Parse(await File.ReadAllBytesAsync(checkpoint, Cancel), out _)!.Size);
    }

    [Fact]
    public async Task A_proof_needs_nothing_but_the_entry_and_the_key()
    {
        var book = await FilledAsync(_data, 20);
        var (entry, proof, key) = (await book.ProveAsync(7, Cancel))!.Value;
        var read = TlogProof.Parse(proof.ToBytes(), out _)!;
        Assert.True(read.Verify(entry, key, [], 0, out _));
        Assert.Null(await book.ProveAsync(20, Cancel));
    }

    [Fact]
    public async Task An_export_is_verified_alone_carries_no_secret_and_goes_on_from_the_last_one()
    {
        var book = await FilledAsync(_data, 300);
        var folder = Path.Combine(_data.Path, "export");
        var first = await book.ExportAsync(folder, Cancel);
        Assert.Empty(LogFolder.Verify(folder, first.Key, [], null).Problems);
        var earlier = first.Checkpoint.Note.ToBytes();
        await book.AppendAsync(EvidenceBench.Event(300), Cancel);
        var second = await book.ExportAsync(folder, Cancel);
        // The full tile and its entries, and the tile above, which still holds the one hash.
        Assert.Equal(3, second.Kept);
        Assert.Empty(LogFolder.Verify(folder, first.Key, [], earlier).Problems);
        Assert.All(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
            file =>
                Assert.DoesNotContain(
                    "PRIVATE KEY",
                    Encoding.Latin1.GetString(File.ReadAllBytes(file)),
                    StringComparison.Ordinal
                )
        );
        File.AppendAllText(Path.Combine(folder, "tile", "entries", "000"), "x");
        Assert.NotEmpty(LogFolder.Verify(folder, first.Key, [], null).Problems);
    }

    [Fact]
    public async Task The_shuttle_witness_cosigns_a_growing_log_and_its_cosignature_comes_home()
    {
        var (hq, site) = await AcquaintedAsync();
        for (var round = 1; round <= 3; round++)
        {
            await hq.AppendAsync(EvidenceBench.Event(round), Cancel);
            var request = await hq.RequestAsync(site.WitnessKey().Name, Cancel);
            var answer = await site.AnswerAsync(request.ToBytes(), Cancel);
            Assert.Equal(WitnessOutcome.Cosigned, answer.Outcome);
            var back = answer.Told!.With(answer.Signature!).Note.ToBytes();
            Assert.NotNull((await hq.AcceptAsync(back, Cancel)).Cosigned);
            Assert.Equal(request.Checkpoint.Size, hq.CosignedBy(site.WitnessKey().Name)!.Size);
        }
        var found = await hq.VerifyAsync(Cancel);
        Assert.Empty(found.Problems);
        Assert.Contains(found.Signatures, one => one.At is not null);
        var (entry, proof, key) = (await hq.ProveAsync(1, Cancel))!.Value;
        Assert.True(proof.Verify(entry, key, [site.WitnessKey()], 1, out _));
    }

    [Fact]
    public async Task A_log_that_was_begun_anew_under_its_old_name_is_reported_as_rewritten()
    {
        var (hq, site) = await AcquaintedAsync();
        var request = await hq.RequestAsync(site.WitnessKey().Name, Cancel);
        await site.AnswerAsync(request.ToBytes(), Cancel);
        // The same name and key, another history of the same length.
        var forged = new DataDirectory();
        var forger = new EvidenceBench(Path.Combine(forged.Path, "data"));
        CopyKeys(_bench.Directory, forger.Directory);
        var other = (await forged.OpenAsync()).Evidence;
        await other.TrustAsync(site.WitnessKey(), Cancel);
        while (other.Size < request.Checkpoint.Size)
            await other.AppendAsync(EvidenceBench.Event(1000), Cancel);
        var second = await other.RequestAsync(site.WitnessKey().Name, Cancel);
        var answer = await site.AnswerAsync(second.ToBytes(), Cancel);
        Assert.Equal(WitnessOutcome.Rewritten, answer.Outcome);
        var entry = EvidenceEntry.Read(site.Entry(site.Size - 1)!, out _)!;
        Assert.Contains("\"outcome\":\"rewritten\"", entry.Facts, StringComparison.Ordinal);
        forged.Dispose();
    }

    [Fact]
    public async Task A_cosigned_checkpoint_of_another_log_or_of_strangers_is_not_accepted()
    {
        var (hq, site) = await AcquaintedAsync();
        var (checkpoint, _) = await site.CheckpointAsync(null, Cancel);
        Assert.Contains(
            "not of this log",
            (await hq.AcceptAsync(checkpoint.Note.ToBytes(), Cancel)).Why,
            StringComparison.Ordinal
        );
        (checkpoint, _) = await hq.CheckpointAsync(null, Cancel);
        Assert.Null((await hq.AcceptAsync(checkpoint.Note.ToBytes(), Cancel)).Cosigned);
    }

    [Fact]
    public async Task The_private_key_is_its_accounts_alone()
    {
        var book = await FilledAsync(_data, 1);
        await book.CheckpointAsync(null, Cancel);
        var key = Path.Combine(_bench.Directory, "keys", "evidence-log.pem");
        // On Windows the folder's access list keeps it.
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
    }

    private async Task<(EvidenceBook Hq, EvidenceBook Site)> AcquaintedAsync()
    {
        var hq = await FilledAsync(_data, 2);
        var site = (await _site.OpenAsync()).Evidence;
        var (_, key) = await hq.CheckpointAsync("holdpoint/hq", Cancel);
        Assert.True(await site.TrustAsync(key, Cancel));
        Assert.True(await hq.TrustAsync(site.WitnessKey(), Cancel));
        return (hq, site);
    }

    private static async Task<EvidenceBook> FilledAsync(DataDirectory data, int events)
    {
        var book = (await data.OpenAsync()).Evidence;
        for (var at = 0; at < events; at++)
            await book.AppendAsync(EvidenceBench.Event(at), Cancel);
        return book;
    }

    private static byte[] LogTailOf(IEnumerable<EvidenceEvent> events)
    {
        var folder = Directory.CreateTempSubdirectory("holdpoint-test-");
        var log = new AppendLog(new DirectoryLogStorage(folder.FullName));
        log.Append([.. events.Select(EvidenceEntry.Write)]);
        var tail = File.ReadAllBytes(Path.Combine(folder.FullName, "tail"));
        folder.Delete(recursive: true);
        return tail;
    }

    private static void CopyKeys(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "keys"));
        Directory.CreateDirectory(Path.Combine(to, "log"));
        File.Copy(
            Path.Combine(from, "keys", "evidence-log.pem"),
            Path.Combine(to, "keys", "evidence-log.pem")
        );
        File.Copy(Path.Combine(from, "log", "vkey"), Path.Combine(to, "log", "vkey"));
    }
}
