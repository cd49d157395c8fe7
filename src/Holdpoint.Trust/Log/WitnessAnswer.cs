using System.Text;

namespace Holdpoint.Trust.Log;

/// <summary>What a witness found; the numbers are those of C2SP tlog-witness.</summary>
public enum WitnessOutcome
{
    /// <summary>The log continues what was cosigned before; the checkpoint is cosigned and kept.</summary>
    Cosigned = 200,

    /// <summary>The request cannot be read, or its old size is above the checkpoint's.</summary>
    Malformed = 400,

    /// <summary>No key of that log signed the checkpoint.</summary>
    NotSigned = 403,

    /// <summary>The log is not one that this witness knows.</summary>
    UnknownLog = 404,

    /// <summary>The request proves from another size than the one cosigned last; ask again from there.</summary>
    OtherSize = 409,

    /// <summary>
    /// The log signed two checkpoints of one size with different roots: it was rewritten, and the two checkpoints prove it.
    /// </summary>
    Rewritten = 410,

    /// <summary>The proof does not lead from the checkpoint cosigned last to this one: the log was rewritten, or the proof is damaged.</summary>
    NotConsistent = 422,
}

/// <summary>A witness's answer.</summary>
/// <param name="Outcome">What it found.</param>
/// <param name="Why">In words; empty where it cosigned.</param>
/// <param name="Signature">The cosignature; null where it did not.</param>
/// <param name="Told">The checkpoint of the request; null where none could be read.</param>
/// <param name="Known">The checkpoint that was cosigned last; null where there is none.</param>
public sealed record WitnessAnswer(
    WitnessOutcome Outcome,
    string Why,
    NoteSignature? Signature,
    Checkpoint? Told,
    Checkpoint? Known
)
{
    /// <summary>The cosignature as a file (the body of the answer 200).</summary>
    public byte[] ToBytes() => Signature is null ? [] : Encoding.UTF8.GetBytes(Signature + "\n");

    /// <summary>
    /// Adds to a checkpoint the cosignatures of an answer's file that known witnesses made over it; null, with the reason,
    /// where there is none or one is bad.
    /// </summary>
    public static Checkpoint? Accept(
        Checkpoint checkpoint,
        ReadOnlySpan<byte> answer,
        IReadOnlyCollection<NoteKey> witnesses,
        out string why
    )
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(witnesses);
        byte[] together = [.. Encoding.UTF8.GetBytes(checkpoint.Note.Text), (byte)'\n', .. answer];
        if (SignedNote.Parse(together, out why) is not { } note)
            return null;
        var verified = note.Verify(witnesses, out why);
        if (verified.Count == 0)
            return null;
        foreach (var signature in note.Signatures)
        {
            if (verified.Any(one => one.Key.Name == signature.Name && one.Key.Id == signature.Id))
                checkpoint = checkpoint.With(signature);
        }
        return checkpoint;
    }
}
