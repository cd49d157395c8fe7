using System.Globalization;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Log;

/// <summary>What a log says of itself at one size: a signed note of origin, size and root (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Entries.</param>
/// <param name="Root">The tree's root over them.</param>
/// <param name="Extensions">Further lines; Holdpoint writes none.</param>
/// <param name="Note">The note as it is signed.</param>
public sealed record Checkpoint(
    string Origin,
    long Size,
    TreeHash Root,
    IReadOnlyList<string> Extensions,
    SignedNote Note
)
{
    /// <summary>Signs a checkpoint in the origin's name.</summary>
    public static Checkpoint Sign(string origin, long size, TreeHash root, ISigner signer) =>
        new(
            origin,
            size,
            root,
            [],
            SignedNote.Sign(
                $"{origin}\n{size.ToString(CultureInfo.InvariantCulture)}\n{root}\n",
                origin,
                signer
            )
        );

    /// <summary>Reads a checkpoint; null, with the reason, where it is none. Signatures are not checked here.</summary>
    public static Checkpoint? Parse(ReadOnlySpan<byte> bytes, out string why) =>
        SignedNote.Parse(bytes, out why) is { } note ? Parse(note, out why) : null;

    /// <summary>Reads a checkpoint from a note.</summary>
    public static Checkpoint? Parse(SignedNote note, out string why)
    {
        ArgumentNullException.ThrowIfNull(note);
        var lines = note.Text.Split('\n')[..^1];
        if (lines.Length < 3 || lines.Any(line => line.Length == 0))
        {
            why = "A checkpoint has three lines or more: origin, size, root; none of them empty.";
            return null;
        }
        if (!Decimals.TryParse(lines[1], out var size))
        {
            why = "The checkpoint's second line is no size.";
            return null;
        }
        if (!TreeHash.TryParse(lines[2], out var root))
        {
            why = "The checkpoint's third line is no root hash.";
            return null;
        }
        why = "";
        return new(lines[0], size, root, lines[3..], note);
    }

    /// <summary>The signers that are known; empty, with the reason, where the log itself is not among them.</summary>
    /// <param name="log">The log's key.</param>
    /// <param name="witnesses">Keys of cosigners.</param>
    /// <param name="why">Why not.</param>
    public IReadOnlyList<VerifiedSignature> Verify(
        NoteKey log,
        IReadOnlyCollection<NoteKey> witnesses,
        out string why
    )
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(witnesses);
        var verified = Note.Verify([log, .. witnesses], out why);
        if (verified.Count == 0)
            return [];
        if (verified.Any(one => one.Key == log))
            return verified;
        why = $"The checkpoint is not signed by the log's key {log.Name}.";
        return [];
    }

    /// <summary>The same checkpoint with a signature more.</summary>
    public Checkpoint With(NoteSignature signature) => this with { Note = Note.With(signature) };
}
