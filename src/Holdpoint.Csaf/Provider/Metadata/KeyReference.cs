namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>An OpenPGP key that a provider names as his.</summary>
/// <param name="Address">Where the key lies.</param>
/// <param name="Fingerprint">40 or more hex digits in upper case; null where the metadata gives none (allowed in 2.0).</param>
public sealed record KeyReference(Uri Address, string? Fingerprint);
