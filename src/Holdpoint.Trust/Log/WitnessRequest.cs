using System.Globalization;
using System.Text;

namespace Holdpoint.Trust.Log;

/// <summary>What a witness is asked to cosign (C2SP tlog-witness, the body of add-checkpoint).</summary>
/// <param name="Old">Size of the checkpoint that the witness cosigned last; 0 where there is none.</param>
/// <param name="Proof">The consistency proof from there.</param>
/// <param name="Checkpoint">The checkpoint to cosign.</param>
public sealed record WitnessRequest(long Old, IReadOnlyList<TreeHash> Proof, Checkpoint Checkpoint)
{
    /// <summary>Makes the request for a log's checkpoint.</summary>
    /// <param name="nodes">The log's tree.</param>
    /// <param name="old">Size that the witness cosigned last, 0 where none; at most the checkpoint's.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    public static WitnessRequest Make(ITreeNodes nodes, long old, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new(old, old == 0 ? [] : TreeProver.Consistency(nodes, old, checkpoint.Size), checkpoint);
    }

    /// <summary>Reads a request; null, with the reason, where it is none.</summary>
    public static WitnessRequest? Parse(ReadOnlySpan<byte> bytes, out string why)
    {
        var split = bytes.IndexOf("\n\n"u8);
        if (bytes.Length > LogLimits.NoteBytes || split < 0)
        {
            why = "The request has no empty line before its checkpoint, or is too long.";
            return null;
        }
        var lines = Encoding.UTF8.GetString(bytes[..split]).Split('\n');
        if (
            !lines[0].StartsWith("old ", StringComparison.Ordinal)
            || !Decimals.TryParse(lines[0]["old ".Length..], out var old)
        )
        {
            why = "The request does not begin with \"old\" and a size.";
            return null;
        }
        if (HashLines.Parse(lines.AsSpan(1), out why) is not { } proof)
            return null;
        return Checkpoint.Parse(bytes[(split + 2)..], out why) is { } checkpoint
            ? new(old, proof, checkpoint)
            : null;
    }

    /// <summary>The request as a file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder("old ").Append(Old.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
            text.Append(hash).Append('\n');
        return Encoding.UTF8.GetBytes(text.Append('\n').Append(Checkpoint.Note).ToString());
    }
}
