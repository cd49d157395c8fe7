using Holdpoint.Csaf.Provider;
using Holdpoint.Csaf.Provider.Sync;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Why a document's bytes were taken from a source: what vouched for them.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Document">The document's key within the source.</param>
/// <param name="Sha256">Digest of the bytes.</param>
/// <param name="Address">Where it came from.</param>
/// <param name="Hash">The hash files that agreed: <c>sha512</c>, <c>sha256</c>, both with a plus, or <c>none</c>.</param>
/// <param name="SignedBy">Fingerprint of the key whose signature was valid; null when nothing was signed.</param>
/// <param name="Tlp">The label it is held under.</param>
/// <param name="AcceptedAt">When it passed the checks (UTC).</param>
public sealed record AdvisoryAcceptance(
    string SourceId,
    string Document,
    string Sha256,
    string Address,
    string Hash,
    string? SignedBy,
    string Tlp,
    DateTimeOffset AcceptedAt
)
{
    internal static AdvisoryAcceptance Of(string source, DocumentRecord record) =>
        new(
            source,
            record.Key,
            record.Accepted!.Sha256,
            record.Accepted.Address,
            record.Accepted.Hash,
            record.Accepted.SignedBy,
            record.Accepted.Tlp.Text(),
            record.Accepted.AcceptedAt
        );
}
