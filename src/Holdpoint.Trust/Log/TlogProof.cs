using System.Globalization;
using System.Text;

namespace Holdpoint.Trust.Log;

/// <summary>A file that proves, with nothing else at hand, that an entry is in a log (C2SP tlog-proof).</summary>
/// <param name="Index">The entry's place, from 0.</param>
/// <param name="Path">The inclusion proof.</param>
/// <param name="Checkpoint">The checkpoint, with the cosignatures that are there.</param>
/// <param name="Extra">Unsigned data of the writer; null where there is none.</param>
public sealed record TlogProof(
    long Index,
    IReadOnlyList<TreeHash> Path,
    Checkpoint Checkpoint,
    byte[]? Extra = null
)
{
    private const string Mark = "c2sp.org/tlog-proof@v1";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads a proof; null, with the reason, where it is none. Nothing is verified here.</summary>
    public static TlogProof? Parse(ReadOnlySpan<byte> bytes, out string why)
    {
        if (bytes.Length > LogLimits.NoteBytes)
        {
            why = $"The proof is longer than {LogLimits.NoteBytes:N0} bytes.";
            return null;
        }
        var split = bytes.IndexOf("\n\n"u8);
        if (split < 0)
        {
            why = "The proof has no empty line before its checkpoint.";
            return null;
        }
        string[] lines;
        try
        {
            lines = Strict.GetString(bytes[..split]).Split('\n');
        }
        catch (DecoderFallbackException)
        {
            why = "The proof is not UTF-8.";
            return null;
        }
        if (lines[0] != Mark)
        {
            why = $"The first line is not \"{Mark}\".";
            return null;
        }
        var at = 1;
        byte[]? extra = null;
        if (at < lines.Length && lines[at].StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = Base64Text.Decode(lines[at++]["extra ".Length..]);
            if (extra is null)
            {
                why = "The line \"extra\" is no Base64.";
                return null;
            }
        }
        if (
            at >= lines.Length
            || !lines[at].StartsWith("index ", StringComparison.Ordinal)
            || !Decimals.TryParse(lines[at]["index ".Length..], out var index)
        )
        {
            why = "The line \"index\" is missing or holds no number.";
            return null;
        }
        if (HashLines.Parse(lines.AsSpan(at + 1), out why) is not { } path)
            return null;
        return Checkpoint.Parse(bytes[(split + 2)..], out why) is { } checkpoint
            ? new(index, path, checkpoint, extra)
            : null;
    }

    /// <summary>
    /// Whether the entry is in the log of that key, and seen by enough witnesses; the reason where it is not.
    /// </summary>
    /// <param name="entry">The entry's bytes.</param>
    /// <param name="log">The log's key; its name must be the checkpoint's origin.</param>
    /// <param name="witnesses">Keys of witnesses.</param>
    /// <param name="threshold">How many different witnesses must have cosigned.</param>
    /// <param name="why">Why not; empty where the answer is yes.</param>
    public bool Verify(
        ReadOnlySpan<byte> entry,
        NoteKey log,
        IReadOnlyCollection<NoteKey> witnesses,
        int threshold,
        out string why
    )
    {
        ArgumentNullException.ThrowIfNull(log);
        if (Checkpoint.Origin != log.Name)
        {
            why = $"The checkpoint is of {Checkpoint.Origin}, not of {log.Name}.";
            return false;
        }
        var signers = Checkpoint.Verify(log, witnesses, out why);
        if (signers.Count == 0)
            return false;
        var seen = signers
            .Where(one => one.Key.Kind == NoteSignatureKind.Cosignature)
            .Select(one => one.Key.Key)
            .Distinct()
            .Count();
        if (seen < threshold)
        {
            why = $"The checkpoint is cosigned by {seen} known witnesses, {threshold} are needed.";
            return false;
        }
        if (InclusionProof.Verify(Index, Checkpoint.Size, TreeHash.Leaf(entry), Path, Checkpoint.Root))
            return true;
        why = $"The entry is not number {Index} of the log of {Checkpoint.Size}.";
        return false;
    }

    /// <summary>The proof as a file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Mark).Append('\n');
        if (Extra is not null)
            text.Append("extra ").Append(Convert.ToBase64String(Extra)).Append('\n');
        text.Append("index ").Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Path)
            text.Append(hash).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append('\n').Append(Checkpoint.Note).ToString());
    }
}
