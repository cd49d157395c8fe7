namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>The result of a signature check, fit to be kept as evidence.</summary>
/// <param name="Verdict">The result.</param>
/// <param name="Reason">In words; also for a valid one.</param>
/// <param name="Fingerprint">Primary key fingerprint in upper-case hex when the signer is known; the issuer's key id in hex otherwise; null when unreadable.</param>
/// <param name="SignedAt">The signature's own time (UTC); null when it has none.</param>
public sealed record SignatureResult(
    SignatureVerdict Verdict,
    string Reason,
    string? Fingerprint = null,
    DateTimeOffset? SignedAt = null
)
{
    /// <summary>True only for <see cref="SignatureVerdict.Valid"/>.</summary>
    public bool IsValid => Verdict == SignatureVerdict.Valid;
}
