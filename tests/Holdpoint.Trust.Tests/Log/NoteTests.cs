using System.Text;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

public class NoteTests
{
    // Published with the note package of Go's sumdb, signed by other code than ours.
    private const string PeterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private const string PeterNote =
        "If you think cryptography is the answer to your problem,\n"
        + "then you don't know what your problem is.\n"
        + "\n"
        + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void A_note_that_other_code_signed_is_verified()
    {
        var key = NoteKey.Parse(PeterKey, out _)!;
        Assert.Equal(0xc74f20a3u, key.Id);
        Assert.Equal(PeterKey, key.ToString());
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(PeterNote), out _)!;
        Assert.Equal(key, Assert.Single(note.Verify([key], out _)).Key);
        Assert.Equal(PeterNote, note.ToString());
    }

    [Fact]
    public void A_changed_text_is_refused_and_an_unknown_key_is_no_signature()
    {
        var key = NoteKey.Parse(PeterKey, out _)!;
        var changed = PeterNote.Replace("answer", "Answer", StringComparison.Ordinal);
        Assert.Empty(SignedNote.Parse(Encoding.UTF8.GetBytes(changed), out _)!.Verify([key], out var why));
        Assert.Contains("not that key's", why, StringComparison.Ordinal);
        var other = Given.KeyOf(Given.Signer(9));
        Assert.Empty(SignedNote.Parse(Encoding.UTF8.GetBytes(PeterNote), out _)!.Verify([other], out why));
        Assert.Contains("None", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name AAAAAAA=")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n- name AAAAAAA=\n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— na+me AAAAAAA=\n")]
    [InlineData("te\txt\n\n— name AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAAB=\n")]
    public void What_is_no_note_is_refused_with_a_reason(string text)
    {
        Assert.Null(SignedNote.Parse(Encoding.UTF8.GetBytes(text), out var why));
        Assert.NotEmpty(why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("name+00000000+AA==")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+CRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void What_is_no_key_of_a_note_is_refused_with_a_reason(string text)
    {
        Assert.Null(NoteKey.Parse(text, out var why));
        Assert.NotEmpty(why);
    }

    [Theory]
    [InlineData("origin\n1\n")]
    [InlineData("origin\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("origin\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    public void What_is_no_checkpoint_is_refused_with_a_reason(string text)
    {
        Assert.Null(Checkpoint.Parse(Encoding.UTF8.GetBytes(text + "\n— a AAAAAAA=\n"), out var why));
        Assert.NotEmpty(why);
    }

    [Fact]
    public void A_checkpoint_with_cosignatures_survives_writing_and_reading()
    {
        using var signer = Given.Signer(1);
        using var witness = Given.Signer(2);
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var checkpoint = Checkpoint.Sign(Given.Origin, 5, TreeHash.Empty, signer);
        var cosigned = checkpoint.With(Cosignature.Sign(checkpoint, "plant/witness", witness, at));
        var read = Checkpoint.Parse(cosigned.Note.ToBytes(), out _)!;
        var signers = read.Verify(Given.KeyOf(signer), [Given.WitnessKeyOf(witness, "plant/witness")], out _);
        Assert.Equal([null, at], signers.Select(one => one.At));
    }

    [Fact]
    public void A_cosignature_with_another_time_is_refused()
    {
        using var signer = Given.Signer(1);
        using var witness = Given.Signer(2);
        var checkpoint = Checkpoint.Sign(Given.Origin, 5, TreeHash.Empty, signer);
        var signature = Cosignature.Sign(checkpoint, "w", witness, DateTimeOffset.UnixEpoch.AddDays(9));
        signature.Bytes[7] ^= 1;
        Assert.Empty(checkpoint.With(signature).Note.Verify([Given.WitnessKeyOf(witness, "w")], out _));
    }

    [Fact]
    public void Only_the_logs_own_key_makes_a_checkpoint_of_the_log()
    {
        using var signer = Given.Signer(1);
        using var other = Given.Signer(3);
        var forged = Checkpoint.Sign(Given.Origin, 5, TreeHash.Empty, other);
        Assert.Empty(forged.Verify(Given.KeyOf(signer), [Given.KeyOf(other)], out var why));
        Assert.NotEmpty(why);
    }
}
