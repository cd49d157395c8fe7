using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>A case: what, why, until when, and what was decided.</summary>
/// <param name="Id">The case.</param>
/// <param name="Revision">Names what is kept of it; the first part of the ETag.</param>
/// <param name="Site">The plant.</param>
/// <param name="Kind">Patch or unpatched advisory.</param>
/// <param name="Product">The product, or the products.</param>
/// <param name="Advisory">The advisory of one without a patch.</param>
/// <param name="Patch">What can be installed.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Priority">How urgent it is, as the site's table words it.</param>
/// <param name="Action">What to do, in words.</param>
/// <param name="Why">Why it stands where it stands.</param>
/// <param name="Policy">The policy by which it was decided.</param>
/// <param name="Proposal">What is proposed.</param>
/// <param name="Clocks">Its deadlines, the earliest first.</param>
/// <param name="Decision">What a person decided.</param>
/// <param name="Asked">What waits for a second person.</param>
/// <param name="Question">What changed since the decision.</param>
/// <param name="Closes">CVEs that the patch closes.</param>
/// <param name="StaysOpen">CVEs that stay open.</param>
/// <param name="Cves">Every CVE, the most urgent first.</param>
/// <param name="Records">Which row of which table decided on what.</param>
/// <param name="Parts">Its configurations with assets and findings.</param>
/// <param name="DetectedAt">When it was first raised (UTC).</param>
/// <param name="EvaluatedAt">When it was evaluated last (UTC).</param>
/// <param name="ClosedAt">When it was closed (UTC).</param>
/// <param name="ClosedBecause">Why.</param>
internal sealed record CaseBody(
    string Id,
    string Revision,
    string Site,
    PatchCaseKind Kind,
    string Product,
    string? Advisory,
    Patch? Patch,
    PatchCaseStage Stage,
    string Priority,
    string Action,
    string Why,
    string Policy,
    DecisionProposal Proposal,
    IReadOnlyList<CaseClockBody> Clocks,
    Decision? Decision,
    AskedDecision? Asked,
    string? Question,
    IReadOnlyList<string> Closes,
    IReadOnlyList<OpenCve> StaysOpen,
    IReadOnlyList<CvePriority> Cves,
    IReadOnlyList<DecisionRecord> Records,
    IReadOnlyList<CasePartBody> Parts,
    DateTimeOffset DetectedAt,
    DateTimeOffset EvaluatedAt,
    DateTimeOffset? ClosedAt,
    string? ClosedBecause
) : IRevised
{
    /// <summary>A case as it stands now.</summary>
    public static CaseBody Of(CaseDetail detail, DateTimeOffset now)
    {
        var one = detail.Case;
        return new(
            one.Id,
            detail.Revision,
            one.Content.Site,
            one.Content.Kind,
            one.Content.Product,
            one.Content.Advisory,
            one.Content.Patch,
            one.Stage,
            one.Assessment.Outcome,
            CaseWords.Action(one),
            CaseWords.Why(one),
            one.Assessment.Policy,
            one.Proposal,
            [.. one.Clocks.Select(clock => CaseClockBody.Of(clock, now))],
            one.Decision,
            one.Asked,
            one.Question,
            one.Content.Closes,
            one.Content.StaysOpen,
            one.Assessment.Cves,
            one.Assessment.Records,
            [
                .. detail.Parts.Select(part => new CasePartBody(
                    part.Part.Installed,
                    part.Part.Target,
                    part.Part.Assets,
                    part.Findings
                )),
            ],
            one.DetectedAt,
            one.EvaluatedAt,
            one.ClosedAt,
            one.ClosedBecause
        );
    }
}

/// <summary>One configuration of a case.</summary>
/// <param name="Installed">The installed version.</param>
/// <param name="Target">The lowest version that closes most.</param>
/// <param name="Assets">The assets.</param>
/// <param name="Findings">What it rests on.</param>
internal sealed record CasePartBody(
    string? Installed,
    string? Target,
    IReadOnlyList<string> Assets,
    IReadOnlyList<Finding> Findings
);

/// <summary>A deadline of a case.</summary>
/// <param name="Definition">Which one.</param>
/// <param name="State">How it stands now.</param>
/// <param name="Started">The moment that started it (UTC).</param>
/// <param name="DueOn">The last date at the site on which it can be met.</param>
/// <param name="Basis">Which rule, from when, until when.</param>
/// <param name="MetAt">When it was met (UTC).</param>
/// <param name="MetBy">What met it.</param>
internal sealed record CaseClockBody(
    string Definition,
    ClockState State,
    DateTimeOffset Started,
    DateOnly? DueOn,
    string Basis,
    DateTimeOffset? MetAt,
    string? MetBy
)
{
    /// <summary>A clock as it stands now.</summary>
    public static CaseClockBody Of(Clock clock, DateTimeOffset now) =>
        new(
            clock.Definition,
            clock.StateAt(now),
            clock.Started,
            clock.DueOn,
            clock.Basis,
            clock.MetAt,
            clock.MetBy
        );
}
