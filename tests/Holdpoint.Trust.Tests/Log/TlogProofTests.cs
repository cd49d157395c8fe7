using System.Text;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

public class TlogProofTests
{
    private static readonly Holdpoint.Trust.Keys.Ed25519Signer Signer = Given.Signer(1);
    private static readonly NoteKey Key = Given.KeyOf(Signer);

    [Fact]
    public void A_proof_file_proves_its_entry_and_no_other()
    {
        var proof = Make(300, 77);
        Assert.True(proof.Verify(Given.Entry(77), Key, [], 0, out _));
        Assert.False(proof.Verify(Given.Entry(78), Key, [], 0, out var why));
        Assert.Contains("77", why, StringComparison.Ordinal);
        var read = TlogProof.Parse(proof.ToBytes(), out _)!;
        Assert.True(read.Verify(Given.Entry(77), Key, [], 0, out _));
        Assert.Equal(proof.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void Extra_data_is_carried() =>
        Assert.Equal(
            "more"u8.ToArray(),
            TlogProof.Parse((Make(5, 0) with { Extra = "more"u8.ToArray() }).ToBytes(), out _)!.Extra
        );

    [Fact]
    public void A_threshold_counts_different_witness_keys()
    {
        var proof = Make(10, 3);
        using var witness = Given.Signer(7);
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var twice = proof.Checkpoint.With(Cosignature.Sign(proof.Checkpoint, "w1", witness, now));
        twice = twice.With(Cosignature.Sign(proof.Checkpoint, "w2", witness, now));
        NoteKey[] keys = [Given.WitnessKeyOf(witness, "w1"), Given.WitnessKeyOf(witness, "w2")];
        var cosigned = proof with { Checkpoint = twice };
        Assert.True(cosigned.Verify(Given.Entry(3), Key, keys, 1, out _));
        Assert.False(cosigned.Verify(Given.Entry(3), Key, keys, 2, out _));
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2")]
    [InlineData("index 1", "index 01")]
    [InlineData("index 1", "index")]
    [InlineData("index 1", "extra =\nindex 1")]
    [InlineData("index 1\n", "index 1\nAAAA\n")]
    public void What_is_no_proof_is_refused_with_a_reason(string from, string to)
    {
        var text = Encoding.UTF8.GetString(Make(4, 1).ToBytes()).Replace(from, to, StringComparison.Ordinal);
        Assert.Null(TlogProof.Parse(Encoding.UTF8.GetBytes(text), out var why));
        Assert.NotEmpty(why);
    }

    private static TlogProof Make(int size, int index)
    {
        var log = Given.Log(new MemoryLogStorage(), size);
        var checkpoint = Given.Publish(log, Signer);
        return new(index, TreeProver.Inclusion(log.Nodes(), index, size), checkpoint);
    }
}
