using System.Security.Cryptography;
using Holdpoint.Trust.Signatures.Detached;
using Holdpoint.Trust.Signatures.OpenPgp;

namespace Holdpoint.Trust.Signatures.Checksums;

/// <summary>
/// Holds a file against the checksum files beside it. A list that agrees proves only that file and list belong together; who
/// stands for the list is told by its own signature, or by nobody.
/// </summary>
internal static class ChecksumCheck
{
    public static IEnumerable<SignatureEntry> Check(SignedFile file, string format, SignatureTrust trust)
    {
        foreach (var side in file.Beside.Where(side => IsAbout(file.Name, side.Name)))
        {
            var isClear = ClearSigned.Recognises(side.Content.Span);
            var (clear, signatures) = isClear
                ? ClearSigned.Judge(side.Content.ToArray(), side.Name, trust)
                : (null, Signatures(side, file.Beside, format, trust));
            var text = isClear ? clear : ChecksumReader.Text(side.Content.Span);
            var own = ChecksumReader
                .Read(text ?? "")
                .Where(line =>
                    line.Name == file.Name
                    || (line.Name is null && side.Name.StartsWith(file.Name, StringComparison.Ordinal))
                )
                .ToArray();
            // A list that does not speak of this file says nothing about it.
            if (own.Length > 0)
                yield return Judge(file, side, own, signatures, trust);
        }
    }

    private static bool IsAbout(string file, string side) =>
        SideFileNames.ChecksumEndings.Any(ending => side == file + ending)
        || SideFileNames.ChecksumLists.Contains(side, StringComparer.Ordinal);

    private static IReadOnlyList<SignatureEntry> Signatures(
        SideFile list,
        IReadOnlyList<SideFile> beside,
        string format,
        SignatureTrust trust
    )
    {
        using var stream = new MemoryStream(list.Content.ToArray(), writable: false);
        return [.. DetachedFormats.Check(new SignedFile(stream, list.Name, beside), format, trust)];
    }

    private static SignatureEntry Judge(
        SignedFile file,
        SideFile side,
        ChecksumLine[] lines,
        IReadOnlyList<SignatureEntry> signatures,
        SignatureTrust trust
    )
    {
        var rules = new RuleList();
        var digests = file.HashAll([.. lines.Select(line => line.Kind), DigestKind.Sha256]);
        var entry = new SignatureEntry
        {
            Kind = "checksum",
            Place = side.Name,
            Verdict = SignatureVerdict.Invalid,
            Code = "",
            Reason = "",
            DigestAlgorithm = lines[0].Kind.Name,
        };
        foreach (var line in lines)
        {
            rules.Check(
                "checksum",
                digests is not null
                    && CryptographicOperations.FixedTimeEquals(digests[line.Kind], line.Digest),
                $"The {line.Kind.Name} agrees.",
                $"The {line.Kind.Name} of the file is another one."
            );
        }
        if (rules.FirstFailure is not null || digests is null)
            return entry.Decided(rules);
        entry = entry with { IntegrityHolds = true };
        var sha256 = Convert.ToHexStringLower(digests[DigestKind.Sha256]);
        if (!lines.Any(line => trust.Accepts(line.Kind, sha256)))
            rules.Fail("strength", $"{lines[0].Kind.Name} no longer proves anything.");
        if (signatures.Count == 0)
        {
            rules.Skip(
                "channel",
                "Nobody signed the list: it is worth what the channel is worth that it came through."
            );
            var unsigned = entry.Decided(rules);
            return unsigned.Verdict == SignatureVerdict.Valid
                ? unsigned with
                {
                    Verdict = SignatureVerdict.Unsigned,
                    Code = "checksum-unsigned",
                    Reason = "The digest agrees with a list that nobody signed.",
                }
                : unsigned;
        }
        var deciding = Deciding.Report("checksums", [], new RuleList(), signatures);
        var by = deciding.Deciding ?? signatures[0];
        foreach (var rule in by.Rules)
        {
            if (rule.Outcome == RuleOutcome.Failed)
                rules.Fail(rule.Rule, rule.Text, by.Place);
            else if (rule.Outcome == RuleOutcome.Passed)
                rules.Pass(rule.Rule, rule.Text, by.Place);
            else
                rules.Skip(rule.Rule, rule.Text, by.Place);
        }
        if (deciding.Verdict != SignatureVerdict.Valid && rules.FirstFailure is null)
            rules.Fail(deciding.Code, deciding.Reason, by.Place);
        return (
            entry with
            {
                Signer = by.Signer,
                KeyId = by.KeyId,
                Vendor = by.Vendor,
                Chain = by.Chain,
                Timestamp = by.Timestamp,
                ClaimedTime = by.ClaimedTime,
                SignatureAlgorithm = by.SignatureAlgorithm,
            }
        ).Decided(rules);
    }
}
