namespace Holdpoint.Trust.Signatures;

/// <summary>A row of the table of formats.</summary>
/// <param name="Recognises">Whether a file is of this format, by its first bytes, its name or what lies beside it.</param>
/// <param name="Check">Judges it.</param>
internal sealed record SignatureFormat(
    Func<SignedFile, bool> Recognises,
    Func<SignedFile, SignatureTrust, SignatureReport> Check
);
