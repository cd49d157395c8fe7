using Holdpoint.Core.Evaluation.Revisions;
using Holdpoint.Csaf.Reading;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Evaluation.Revisions;

/// <summary>A kept revision with what it says.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Content">What it says.</param>
/// <param name="Acceptances">What vouches for its bytes; none for an import by hand.</param>
public sealed record AdvisoryDetail(
    AdvisoryRevision Revision,
    AdvisoryContent Content,
    IReadOnlyList<AdvisoryAcceptance> Acceptances
);

/// <summary>Reads kept revisions as people see them.</summary>
internal sealed class AdvisoryReader(AdvisoryStore advisories)
{
    /// <summary>What a kept revision says; null when its document is not there.</summary>
    public async Task<AdvisoryDetail?> ReadAsync(AdvisoryRevision revision, CancellationToken cancel)
    {
        var bytes = await advisories.DocumentAsync(revision.Sha256, cancel);
        return bytes is not null && CsafReader.Read(bytes).Document is { } document
            ? new(
                revision,
                AdvisoryContent.Of(document),
                await advisories.AcceptancesAsync(revision.Sha256, cancel)
            )
            : null;
    }
}
