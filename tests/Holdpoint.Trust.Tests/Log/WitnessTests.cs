using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

public class WitnessTests
{
    private static readonly Holdpoint.Trust.Keys.Ed25519Signer Signer = Given.Signer(1);
    private static readonly Holdpoint.Trust.Keys.Ed25519Signer WitnessSigner = Given.Signer(2);
    private static readonly NoteKey[] Logs = [Given.KeyOf(Signer)];
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly MemoryLogStorage _kept = new();

    private Witness Witness => new(_kept, "plant/w", WitnessSigner);

    [Fact]
    public void A_growing_log_is_cosigned_again_and_again()
    {
        var log = new AppendLog(new MemoryLogStorage());
        var old = 0L;
        foreach (var size in new[] { 1, 2, 7, 256, 300, 300, 1000 })
        {
            log.Append([.. Enumerable.Range((int)old, (int)(size - old)).Select(at => Given.Entry(at))]);
            var checkpoint = Given.Publish(log, Signer);
            var answer = Ask(WitnessRequest.Make(log.Nodes(), old, checkpoint));
            Assert.Equal(WitnessOutcome.Cosigned, answer.Outcome);
            var cosigned = WitnessAnswer.Accept(
                checkpoint,
                answer.ToBytes(),
                [Given.WitnessKeyOf(WitnessSigner, "plant/w")],
                out _
            )!;
            Assert.Equal(2, cosigned.Note.Signatures.Count);
            Assert.Equal(size, Witness.Known(Given.Origin)!.Size);
            old = size;
        }
    }

    [Fact]
    public void A_rewritten_log_of_the_same_size_is_proven_by_two_checkpoints()
    {
        Cosign(Given.Log(new MemoryLogStorage(), 10));
        var forked = new AppendLog(new MemoryLogStorage());
        forked.Append([.. Enumerable.Range(0, 10).Select(at => Given.Entry(at + 1))]);
        var checkpoint = Given.Publish(forked, Signer);
        var answer = Ask(new(10, [], checkpoint));
        Assert.Equal(WitnessOutcome.Rewritten, answer.Outcome);
        Assert.NotEqual(answer.Told!.Root, answer.Known!.Root);
        Assert.Equal(2, _kept.Files.Keys.Count(path => path.Contains("conflicts", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rewritten_log_that_grew_is_not_cosigned_and_both_checkpoints_are_kept()
    {
        Cosign(Given.Log(new MemoryLogStorage(), 10));
        var forked = new AppendLog(new MemoryLogStorage());
        forked.Append([.. Enumerable.Range(0, 20).Select(at => Given.Entry(at == 4 ? 99 : at))]);
        var checkpoint = Given.Publish(forked, Signer);
        var answer = Ask(WitnessRequest.Make(forked.Nodes(), 10, checkpoint));
        Assert.Equal(WitnessOutcome.NotConsistent, answer.Outcome);
        Assert.Equal(10, Witness.Known(Given.Origin)!.Size);
        Assert.Equal(2, _kept.Files.Keys.Count(path => path.Contains("conflicts", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_older_checkpoint_is_told_the_size_that_was_cosigned()
    {
        var log = Given.Log(new MemoryLogStorage(), 10);
        var older = Given.Publish(log, Signer);
        log.Append([Given.Entry(10)]);
        Cosign(log);
        var answer = Ask(new(0, [], older));
        Assert.Equal(WitnessOutcome.OtherSize, answer.Outcome);
        Assert.Equal(11, answer.Known!.Size);
    }

    [Fact]
    public void Unknown_logs_foreign_signatures_and_nonsense_are_told_apart()
    {
        var log = Given.Log(new MemoryLogStorage(), 3);
        using var foreign = Given.Signer(5);
        Assert.Equal(
            WitnessOutcome.UnknownLog,
            Ask(new(0, [], Checkpoint.Sign("other/log", 3, TreeHash.Empty, Signer))).Outcome
        );
        Assert.Equal(
            WitnessOutcome.NotSigned,
            Ask(new(0, [], Checkpoint.Sign(Given.Origin, 3, TreeHash.Empty, foreign))).Outcome
        );
        Assert.Equal(WitnessOutcome.Malformed, Witness.Answer("old\n\n"u8, Logs, Now).Outcome);
        Assert.Equal(
            WitnessOutcome.Malformed,
            Ask(new(4, [], Checkpoint.Sign(Given.Origin, 3, TreeHash.Empty, Signer))).Outcome
        );
        Assert.Equal(
            WitnessOutcome.NotConsistent,
            Ask(new(0, [TreeHash.Empty], Given.Publish(log, Signer))).Outcome
        );
    }

    [Fact]
    public void A_cosignature_of_another_checkpoint_is_not_accepted()
    {
        var log = Given.Log(new MemoryLogStorage(), 3);
        var first = Given.Publish(log, Signer);
        var answer = Ask(new(0, [], first));
        log.Append([Given.Entry(3)]);
        Assert.Null(
            WitnessAnswer.Accept(
                Given.Publish(log, Signer),
                answer.ToBytes(),
                [Given.WitnessKeyOf(WitnessSigner, "plant/w")],
                out var why
            )
        );
        Assert.NotEmpty(why);
    }

    private void Cosign(AppendLog log) =>
        Assert.Equal(WitnessOutcome.Cosigned, Ask(new(0, [], Given.Publish(log, Signer))).Outcome);

    private WitnessAnswer Ask(WitnessRequest request) => Witness.Answer(request.ToBytes(), Logs, Now);
}
