using Holdpoint.Trust.Signatures.Minisign;
using Holdpoint.Trust.Signatures.OpenPgp;

namespace Holdpoint.Trust.Signatures.Detached;

/// <summary>Every kind of detached signature; a new one is a row. Content decides, names only say what to look at.</summary>
internal static class DetachedFormats
{
    private static readonly IReadOnlyList<DetachedFormat> All =
    [
        new(
            side => MinisignFile.Recognises(side.Content.Span),
            (file, side, format, trust) => [MinisignCheck.Check(file, side, format, trust)]
        ),
        new(side => DetachedCms.Recognises(side.Content.Span), DetachedCms.Check),
        new(
            side => PgpPackets.LookLikeSignature(side.Content.Span),
            (file, side, format, trust) =>
                PgpCheck.Check(
                    side.Content.ToArray(),
                    new("openpgp", side.Name, format, false, take => file.Feed([new(0, file.Length)], take)),
                    trust
                )
        ),
    ];

    /// <summary>The signatures of a file among those that lie beside it.</summary>
    public static IEnumerable<SignatureEntry> Check(SignedFile file, string format, SignatureTrust trust)
    {
        foreach (var side in file.Beside.Where(side => IsSignatureOf(file.Name, side.Name)))
        {
            var row = All.FirstOrDefault(row => row.Recognises(side));
            foreach (var entry in row?.Check(file, side, format, trust) ?? [Unknown(side)])
                yield return entry;
        }
    }

    private static bool IsSignatureOf(string file, string side) =>
        SideFileNames.SignatureEndings.Any(ending => side == file + ending);

    private static SignatureEntry Unknown(SideFile side)
    {
        var rules = new RuleList();
        rules.Fail("unsupported", "The side file is no signature of a known kind.");
        return new SignatureEntry
        {
            Kind = "unknown",
            Place = side.Name,
            Verdict = SignatureVerdict.Unsupported,
            Code = "",
            Reason = "",
        }.Decided(rules);
    }
}
