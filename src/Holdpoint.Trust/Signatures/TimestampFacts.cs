namespace Holdpoint.Trust.Signatures;

/// <summary>A countersignature that says when a signature existed.</summary>
/// <param name="Kind">"rfc3161" or "pkcs9" (legacy).</param>
/// <param name="Time">The time it tells (UTC).</param>
/// <param name="IsTrusted">Whether it is right and its authority is one that the caller trusts; only then is the time proven.</param>
/// <param name="Authority">Who tells it.</param>
/// <param name="Chain">The authority's certificate and those above it.</param>
public sealed record TimestampFacts(
    string Kind,
    DateTimeOffset Time,
    bool IsTrusted,
    string Authority,
    IReadOnlyList<CertificateFacts> Chain
);
