namespace Holdpoint.Trust.Attestation;

/// <summary>
/// Envelopes, one a line ("*.intoto.jsonl"). A bundle as a whole is not signed: a line may have been taken away or put back,
/// so what must be there is listed elsewhere.
/// </summary>
public static class AttestationBundle
{
    /// <summary>The envelopes of a bundle with their line numbers, and what is wrong with the other lines.</summary>
    public static BundleReading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > AttestationLimits.BundleBytes)
            return new([], [(1, $"The bundle is longer than {AttestationLimits.BundleBytes:N0} bytes.")]);
        var (envelopes, problems) = (new List<(int, Envelope)>(), new List<(int, string)>());
        for (var line = 1; !bytes.IsEmpty; line++)
        {
            var end = bytes.IndexOf((byte)'\n');
            var one = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            if (one.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            if (Envelope.Parse(one, out var why) is { } envelope)
                envelopes.Add((line, envelope));
            else
                problems.Add((line, why));
        }
        return new(envelopes, problems);
    }

    /// <summary>The bundle of some envelopes.</summary>
    public static byte[] Write(IEnumerable<Envelope> envelopes)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        using var bytes = new MemoryStream();
        foreach (var envelope in envelopes)
        {
            bytes.Write(envelope.ToBytes());
            bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }
}

/// <summary>What a bundle holds.</summary>
/// <param name="Envelopes">The envelopes with their line numbers, from 1.</param>
/// <param name="Problems">Lines that are no envelope, with the reason.</param>
public sealed record BundleReading(
    IReadOnlyList<(int Line, Envelope Envelope)> Envelopes,
    IReadOnlyList<(int Line, string Why)> Problems
);
