using CsCheck;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

public class AppendLogTests
{
    [Fact]
    public void What_was_appended_is_read_back_in_order_and_by_index()
    {
        var storage = new MemoryLogStorage();
        Given.Log(storage, 700);
        var log = new AppendLog(storage);
        log.Refresh();
        Assert.Equal(700, log.Size);
        Assert.Equal(Enumerable.Range(0, 700).Select(at => Given.Entry(at)), log.Entries(0));
        Assert.Equal(Given.Entry(255), log.Entry(255));
        Assert.Equal(Given.Entry(699), log.Entry(699));
        Assert.Null(log.Entry(700));
    }

    [Fact]
    public void A_log_may_be_signed_before_its_first_entry()
    {
        var storage = new MemoryLogStorage();
        Assert.Equal(TreeHash.Empty, Given.Publish(new AppendLog(storage), Signer).Root);
        Assert.Equal(0, new AppendLog(storage).Append([Given.Entry(0)]));
        Assert.Empty(LogAudit.Run(storage, []).Problems);
    }

    [Fact]
    public void Two_writers_see_each_others_entries()
    {
        var storage = new MemoryLogStorage();
        var (one, two) = (new AppendLog(storage), new AppendLog(storage));
        for (var at = 0; at < 600; at++)
            Assert.Equal(at, (at % 3 == 0 ? one : two).Append([Given.Entry(at)]));
        Assert.Equal(600, new[] { one, two }.Max(log => log.Size));
        Assert.Empty(LogAudit.Run(storage, []).Problems);
    }

    [Fact]
    public void One_append_may_hold_more_than_a_bundle()
    {
        var storage = new MemoryLogStorage();
        var log = new AppendLog(storage);
        log.Append([.. Enumerable.Range(0, 1000).Select(at => Given.Entry(at))]);
        Assert.Equal(1000, log.Append([Given.Entry(1000)]));
        var audit = LogAudit.Run(storage, []);
        Assert.Empty(audit.Problems);
        Assert.Equal(Given.Root([.. Enumerable.Range(0, 1001).Select(at => Given.Entry(at))]), audit.Root);
    }

    // Every step of every write is a place to die; what was promised must be there afterwards, and nothing half.
    [Fact]
    public void A_log_that_dies_at_any_step_opens_with_all_that_was_promised() =>
        Gen.Select(Gen.Int[0, 600], Gen.Int[0, 40], Gen.Int[1, 300], Gen.Double[0, 1], Gen.Bool)
            .Sample(
                given =>
                {
                    var (before, dies, batch, part, publishes) = given;
                    var storage = new MemoryLogStorage { LastPart = part };
                    var log = new AppendLog(storage);
                    log.Append([.. Enumerable.Range(0, before).Select(at => Given.Entry(at))]);
                    var promised = before;
                    storage.WritesLeft = dies;
                    try
                    {
                        while (true)
                        {
                            log.Append([.. Enumerable.Range(promised, batch).Select(at => Given.Entry(at))]);
                            promised += batch;
                            if (publishes)
                                Given.Publish(log, Signer);
                        }
                    }
                    catch (PowerLossException) { }
                    storage.WritesLeft = -1;
                    var opened = new AppendLog(storage);
                    opened.Refresh();
                    Assert.Contains(opened.Size, new long[] { promised, promised + batch });
                    opened.Append([Given.Entry(opened.Size)]);
                    Assert.Equal(
                        Enumerable.Range(0, (int)opened.Size).Select(at => Given.Entry(at)),
                        opened.Entries(0)
                    );
                    Given.Publish(opened, Signer);
                    var audit = LogAudit.Run(storage, []);
                    Assert.Empty(audit.Problems);
                    Assert.Equal(opened.Size, audit.Size);
                },
                iter: 300
            );

    [Fact]
    public void What_a_crash_left_of_an_append_is_put_aside_when_the_next_one_comes()
    {
        var storage = new MemoryLogStorage { LastPart = 0.5 };
        var log = Given.Log(storage, 3);
        storage.WritesLeft = 0;
        Assert.Throws<PowerLossException>(() => log.Append([Given.Entry(3)]));
        storage.WritesLeft = -1;
        new AppendLog(storage).Append([Given.Entry(3)]);
        Assert.NotEmpty(storage.Files["cut/3"]);
    }

    [Fact]
    public void A_changed_byte_of_an_earlier_append_is_no_crash_and_stops_the_log()
    {
        var storage = new MemoryLogStorage();
        Given.Log(storage, 5);
        storage.Files[LogTail.Path][LogTail.HeaderBytes + 40] ^= 1;
        Assert.Throws<LogDamagedException>(() => new AppendLog(storage).Append([Given.Entry(5)]));
    }

    [Fact]
    public void A_log_that_lost_entries_signs_no_further_checkpoint()
    {
        var storage = new MemoryLogStorage();
        var log = Given.Log(storage, 10);
        var before = storage.Files[LogTail.Path];
        log.Append([Given.Entry(10)]);
        Given.Publish(log, Signer);
        storage.Files[LogTail.Path] = before;
        var opened = new AppendLog(storage);
        opened.Append(["another"u8.ToArray()]);
        Assert.Throws<LogDamagedException>(() => Given.Publish(opened, Signer));
    }

    [Fact]
    public void An_audit_names_a_changed_entry_tile_and_checkpoint()
    {
        var storage = new MemoryLogStorage();
        var log = Given.Log(storage, 600);
        Given.Publish(log, Signer);
        Assert.Empty(LogAudit.Run(storage, []).Problems);
        foreach (
            var (path, code) in new[]
            {
                ("tile/entries/000", "root-differs"),
                ("tile/0/001", "tile-differs"),
                ("tile/1/000.p/2", "tile-differs"),
                ("tile/entries/002.p/88", "entry-differs"),
                ("checkpoint", "root-differs"),
            }
        )
        {
            var files = storage.Files.ToDictionary(file => file.Key, file => file.Value.ToArray());
            if (path == "checkpoint")
                files[path] = Checkpoint.Sign(Given.Origin, 600, TreeHash.Empty, Signer).Note.ToBytes();
            else
                files[path][^1] ^= 1;
            var problems = LogAudit.Run(new MemoryLogStorage { Files = files }, []).Problems;
            Assert.Contains(problems, problem => problem.Code == code);
        }
    }

    [Fact]
    public void An_export_without_the_tail_is_audited_up_to_its_checkpoint()
    {
        var storage = new MemoryLogStorage();
        var log = Given.Log(storage, 300);
        Given.Publish(log, Signer);
        storage.Files.Remove(LogTail.Path);
        var audit = LogAudit.Run(storage, []);
        Assert.Empty(audit.Problems);
        Assert.Equal(300, audit.Size);
        storage.Files.Remove("tile/entries/001.p/44");
        Assert.Contains(LogAudit.Run(storage, []).Problems, problem => problem.Code == "entries-missing");
    }

    [Fact]
    public void Proofs_come_from_the_published_tiles_alone()
    {
        var storage = new MemoryLogStorage();
        var log = Given.Log(storage, 700);
        var checkpoint = Given.Publish(log, Signer);
        storage.Files.Remove(LogTail.Path);
        var nodes = new TileNodes(storage, 700);
        Assert.Equal(checkpoint.Root, TreeProver.Root(nodes, 700));
        Assert.True(
            InclusionProof.Verify(
                650,
                700,
                TreeHash.Leaf(Given.Entry(650)),
                TreeProver.Inclusion(nodes, 650, 700),
                checkpoint.Root
            )
        );
    }

    private static readonly Holdpoint.Trust.Keys.Ed25519Signer Signer = Given.Signer(1);
}
