namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>An open case as a worklist shows it: enough to choose, without its findings and their evidence.</summary>
/// <param name="Id">The case.</param>
/// <param name="Site">The plant.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Outcome">Its priority.</param>
/// <param name="DueOn">The earliest date of its clocks; null where none gives one.</param>
/// <param name="Action">What to do, without the assets.</param>
/// <param name="Assets">The first assets by name, see <see cref="CaseWords.Assets"/>.</param>
/// <param name="AssetCount">How many assets.</param>
/// <param name="Why">Why it stands where it stands.</param>
/// <param name="Decided">What was decided, in short; null before.</param>
/// <param name="Asked">What waits for a second person, in short, with who asked; null where nothing does.</param>
/// <param name="Question">Why a person has to look again; null while the decision stands.</param>
public sealed record WorklistLine(
    string Id,
    string Site,
    PatchCaseStage Stage,
    string Outcome,
    DateOnly? DueOn,
    string Action,
    string Assets,
    int AssetCount,
    string Why,
    string? Decided,
    string? Asked,
    string? Question
)
{
    /// <summary>The line of a case.</summary>
    public static WorklistLine Of(PatchCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new(
            one.Id,
            one.Content.Site,
            one.Stage,
            one.Assessment.Outcome,
            one.Proposal.DueOn,
            CaseWords.Action(one),
            CaseWords.Assets(CaseWords.AssetsOf(one.Content.Parts)),
            one.Content.AssetCount,
            CaseWords.Why(one),
            one.Decision is { } decision ? CaseWords.Short(decision) : null,
            one.Asked is { } asked
                ? $"{CaseWords.Short(asked.Decision)}, asked by {asked.Decision.By}"
                : null,
            one.Question
        );
    }
}
