namespace Holdpoint.Trust.Signatures.Detached;

/// <summary>A row of the table of signatures that lie beside what they sign.</summary>
/// <param name="Recognises">Whether a side file is of this kind, by its content.</param>
/// <param name="Check">Judges it: the file, the side file, the file's format, the trust.</param>
internal sealed record DetachedFormat(
    Func<SideFile, bool> Recognises,
    Func<SignedFile, SideFile, string, SignatureTrust, IReadOnlyList<SignatureEntry>> Check
);
