namespace Holdpoint.Trust.Signatures.Policy;

/// <summary>An OpenPGP or minisign key that may sign for a vendor.</summary>
/// <param name="Vendor">The vendor's name.</param>
/// <param name="Kind">"openpgp" or "minisign".</param>
/// <param name="KeyId">Fingerprint of the OpenPGP primary key or the minisign key id, upper-case hexadecimal.</param>
/// <param name="Formats">Formats that the row speaks of; empty: all.</param>
/// <param name="Period">When the row holds.</param>
/// <param name="Provenance">Where the key was taken from.</param>
public sealed record KeyRow(
    string Vendor,
    string Kind,
    string KeyId,
    IReadOnlyList<string> Formats,
    Period Period,
    string Provenance
);
