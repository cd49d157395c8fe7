using Holdpoint.Trust.Signatures.Checksums;
using Holdpoint.Trust.Signatures.Detached;

namespace Holdpoint.Trust.Signatures;

/// <summary>Judges the signatures of files. The same bytes, side files, trust and time give the same report.</summary>
public static class SignatureVerifier
{
    /// <summary>
    /// Judges a file by what it carries and by what lies beside it. Hostile content becomes a verdict; an exception means that
    /// the stream could not be read.
    /// </summary>
    /// <param name="file">The file, seekable; it is read in pieces, and each signed byte once.</param>
    /// <param name="name">Its name: scripts are known by it, checksum files look for it.</param>
    /// <param name="beside">Detached signatures and checksum files that lie beside it.</param>
    /// <param name="trust">What the verdict rests on.</param>
    public static SignatureReport Verify(
        Stream file,
        string name,
        IReadOnlyList<SideFile> beside,
        SignatureTrust trust
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentNullException.ThrowIfNull(trust);
        var signed = new SignedFile(file, name, beside);
        var report = SignatureFormats
            .Embedded.FirstOrDefault(row => row.Recognises(signed))
            ?.Check(signed, trust);
        if (beside.Count == 0)
            return report ?? Unknown();
        var format = report?.Format ?? "file";
        SignatureEntry[] besides =
        [
            .. DetachedFormats.Check(signed, format, trust),
            .. ChecksumCheck.Check(signed, format, trust),
        ];
        return besides.Length == 0 ? report ?? Unknown() : Together(format, report, besides);
    }

    // What lies beside a file speaks as loud as what it carries; a layout that is broken speaks for itself.
    private static SignatureReport Together(string format, SignatureReport? report, SignatureEntry[] besides)
    {
        var rules = new RuleList();
        foreach (var rule in report?.Rules ?? [])
            rules.Add(rule);
        return Deciding.Report(
            format,
            report?.Hashed ?? [],
            rules,
            [.. report?.Signatures ?? [], .. besides]
        );
    }

    private static SignatureReport Unknown() =>
        new()
        {
            Format = "unknown",
            Verdict = SignatureVerdict.Unsupported,
            Code = "unsupported",
            Reason = "This is no format that can carry a signature, and no signature lies beside it.",
        };
}
