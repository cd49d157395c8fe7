namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>Holds a digest that is said to be the vendor's against a file.</summary>
public static class DigestRule
{
    /// <summary>The digest names that count, with their length in hexadecimal digits. MD5 and SHA-1 do not: two files can be made to share one.</summary>
    public static IReadOnlyDictionary<string, int> Algorithms { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["sha256"] = 64,
            ["sha384"] = 96,
            ["sha512"] = 128,
        };

    /// <summary>The evidence, or why the claim is none.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="actual">The file's digest of the same name, in hexadecimal.</param>
    /// <param name="origin">Where the file came from; null where it was handed in.</param>
    /// <param name="at">When (UTC).</param>
    public static (RungEvidence? Evidence, Refusal? Refusal) Hold(
        DigestClaim claim,
        string actual,
        string? origin,
        DateTimeOffset at
    )
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (WhyNotWellFormed(claim) is { } why)
            return (null, why);
        if (SameHost(claim.Channel, origin) is { } host)
            return (
                null,
                new(
                    "same-channel",
                    $"The digest comes from {host}, as the file does: whoever changed the one could change the other. Give one from another channel."
                )
            );
        var equal = string.Equals(claim.Hex, actual, StringComparison.OrdinalIgnoreCase);
        return (
            new(
                Rung.SecondChannelDigest,
                equal ? RungAnswer.Met : RungAnswer.Failed,
                equal
                    ? $"The {claim.Algorithm} is the one given by {claim.Channel}."
                    : $"{claim.Channel} gives {claim.Algorithm} {claim.Hex.ToLowerInvariant()}, the file has {actual.ToLowerInvariant()}.",
                claim.Channel,
                claim.By,
                at
            ),
            null
        );
    }

    /// <summary>What is wrong with the claim itself; null where nothing is.</summary>
    public static Refusal? WhyNotWellFormed(DigestClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (!Algorithms.TryGetValue(claim.Algorithm, out var digits))
            return new(
                "weak-digest",
                $"{claim.Algorithm} does not count; use {string.Join(", ", Algorithms.Keys)}."
            );
        if (claim.Hex.Length != digits || !claim.Hex.All(char.IsAsciiHexDigit))
            return new("bad-digest", $"A {claim.Algorithm} has {digits} hexadecimal digits.");
        return string.IsNullOrWhiteSpace(claim.Channel)
            ? new("channel-missing", "Say where the digest was learnt.")
            : null;
    }

    private static string? SameHost(string channel, string? origin) =>
        Uri.TryCreate(channel, UriKind.Absolute, out var from)
        && origin is not null
        && Uri.TryCreate(origin, UriKind.Absolute, out var of)
        && from.Host.Length > 0
        && string.Equals(from.Host, of.Host, StringComparison.OrdinalIgnoreCase)
            ? from.Host
            : null;
}
