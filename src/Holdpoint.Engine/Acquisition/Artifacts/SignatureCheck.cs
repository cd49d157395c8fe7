using Holdpoint.Core.Acquisition.Ladder;
using Holdpoint.Engine.Storage;
using Holdpoint.Trust.Signatures;
using Holdpoint.Trust.Signatures.Policy;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>Turns the verdict on a file's signatures into a rung of the ladder.</summary>
internal sealed class SignatureCheck(SignatureSettings settings, string dataDirectory)
{
    /// <summary>
    /// Judges. Only what somebody signed and the bytes do not bear out has failed: a genuine signature by somebody whom no policy
    /// names, or that cannot be judged here, is left for a person.
    /// </summary>
    public RungEvidence Judge(string path, string name, IReadOnlyList<SideFile> beside, DateTimeOffset at)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var report = SignatureVerifier.Verify(file, name, beside, Trust(at));
        var answer = AnswerOf(report);
        return new(
            Rung.VendorSignature,
            answer,
            Text(report, answer),
            report.Deciding?.KeyId is { } key ? $"{report.Deciding.Kind} {key}" : report.Code,
            null,
            at
        );
    }

    private static RungAnswer AnswerOf(SignatureReport report) =>
        report.Verdict switch
        {
            // A list of digests proves nothing by itself; who brought the file may have brought the list.
            SignatureVerdict.Valid => report.Deciding is { Kind: not "checksum" }
                ? RungAnswer.Met
                : RungAnswer.NotTried,
            SignatureVerdict.Unsigned => RungAnswer.NotAvailable,
            SignatureVerdict.Unsupported when report.Signatures.Count == 0 => RungAnswer.NotAvailable,
            SignatureVerdict.Invalid
                when report.Signatures.Count == 0 || report.Signatures.Any(one => one.IsBroken) =>
                RungAnswer.Failed,
            _ => RungAnswer.NotTried,
        };

    private static string Text(SignatureReport report, RungAnswer answer) =>
        answer switch
        {
            RungAnswer.Met =>
                $"Signed by {report.Deciding!.Signer ?? report.Deciding.KeyId} ({report.Deciding.Kind}, {report.Deciding.Vendor}).",
            RungAnswer.NotTried => $"A signature is there and could not be relied on: {report.Reason}",
            _ => report.Reason,
        };

    private SignatureTrust Trust(DateTimeOffset at)
    {
        var trust = new SignatureTrust { At = at };
        if (settings.Policy is { } policyPath)
        {
            var (policy, problems) = VendorPolicyReader.Read(Bytes(policyPath));
            trust = trust with
            {
                Policy =
                    policy
                    ?? throw new StorageException($"{policyPath} {problems[0].Place}: {problems[0].Text}"),
            };
        }
        foreach (var path in settings.Roots)
            trust = trust.WithRoots(Bytes(path)) ?? throw Nothing(path);
        foreach (var path in settings.Keys)
            trust = trust.WithKeys(Bytes(path)) ?? throw Nothing(path);
        foreach (var path in settings.RevocationLists)
            trust = trust.WithRevocationLists(Bytes(path)) ?? throw Nothing(path);
        foreach (var path in settings.Catalogues)
            trust = trust.WithCatalogue(new(Path.GetFileName(path), Bytes(path)));
        return trust;
    }

    private byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(dataDirectory, path));

    private static StorageException Nothing(string path) =>
        new($"{path}, named in {AcquisitionSettings.FileName}, holds nothing that could be used.");
}
