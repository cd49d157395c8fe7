namespace Holdpoint.Trust.Log;

/// <summary>Proofs as text: one hash a line.</summary>
internal static class HashLines
{
    public static List<TreeHash>? Parse(ReadOnlySpan<string> lines, out string why)
    {
        why = "";
        if (lines.Length > LogLimits.ProofHashes)
        {
            why = $"A proof has at most {LogLimits.ProofHashes} hashes, not {lines.Length}.";
            return null;
        }
        var hashes = new List<TreeHash>(lines.Length);
        foreach (var line in lines)
        {
            if (!TreeHash.TryParse(line, out var hash))
            {
                why = "A line of the proof is no hash.";
                return null;
            }
            hashes.Add(hash);
        }
        return hashes;
    }
}
