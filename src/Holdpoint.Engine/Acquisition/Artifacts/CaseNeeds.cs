using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Matching;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Engine.Acquisition.Artifacts;

/// <summary>What a case needs and how far that has come.</summary>
/// <param name="Case">The case.</param>
/// <param name="Need">What is known of the file.</param>
/// <param name="IsDecided">True where a person decided to apply; false where that is only proposed.</param>
/// <param name="Artifacts">What was taken in for it.</param>
/// <param name="Missing">The next thing to do, in words; null where a released artifact is there.</param>
public sealed record NeededPatch(
    PatchCase Case,
    CaseNeed Need,
    bool IsDecided,
    IReadOnlyList<Artifact> Artifacts,
    string? Missing
);

/// <summary>Reads what the open cases need that are to be applied.</summary>
internal sealed class CaseNeeds(CaseStore cases, ArtifactStore artifacts)
{
    /// <summary>The needs, the most urgent case first.</summary>
    public async Task<IReadOnlyList<NeededPatch>> ListAsync(string? site, CancellationToken cancel)
    {
        var work = await cases.OpenAsync(new(Site: site), cancel);
        var byCase = (await artifacts.ListAsync(cancel))
            .SelectMany(artifact => artifact.Cases.Select(one => (Case: one, artifact)))
            .ToLookup(pair => pair.Case, pair => pair.artifact, StringComparer.Ordinal);
        return
        [
            .. work
                .Cases.Where(IsToApply)
                .Select(one => new NeededPatch(
                    one,
                    NeedOf(one),
                    one.Decision is not null,
                    [.. byCase[one.Id]],
                    MissingOf([.. byCase[one.Id]])
                )),
        ];
    }

    private static bool IsToApply(PatchCase one) =>
        one.Content.Patch is not null
        && (one.Decision?.Kind ?? one.Proposal.Kind) is DecisionKind.Apply or DecisionKind.ApplyOutOfCycle;

    private static CaseNeed NeedOf(PatchCase one) =>
        new(
            one.Id,
            one.Content.Site,
            one.Content.ProductKey,
            one.Content.Patch!.Product,
            one.Content.Patch.TargetVersion,
            one.Content.Patch.Urls,
            []
        );

    private static string? MissingOf(IReadOnlyList<Artifact> taken)
    {
        var best = taken.OrderByDescending(artifact => Order(artifact.State)).FirstOrDefault();
        return best?.State switch
        {
            null => "the file",
            ArtifactState.Released => null,
            ArtifactState.Authenticated => "a release",
            ArtifactState.Scanned => "evidence where it comes from",
            ArtifactState.Quarantined => "a scan",
            _ => $"another file: {best.Name} was {best.State.ToString().ToLowerInvariant()}",
        };
    }

    private static int Order(ArtifactState state) =>
        state switch
        {
            ArtifactState.Released => 4,
            ArtifactState.Authenticated => 3,
            ArtifactState.Scanned => 2,
            ArtifactState.Quarantined => 1,
            _ => 0,
        };
}
