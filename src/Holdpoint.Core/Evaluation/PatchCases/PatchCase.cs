using Holdpoint.Core.Evaluation.Clocks;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The central record: one patch, or one unpatched advisory, at one site, from detection to closing, with its clocks.</summary>
public sealed record PatchCase
{
    /// <summary>The stable id; the same as <see cref="PatchCaseContent.Id"/>.</summary>
    public string Id => Content.Id;

    /// <summary>What it is about, as of the last evaluation that changed it.</summary>
    public required PatchCaseContent Content { get; init; }

    /// <summary>Where it stands.</summary>
    public required PatchCaseStage Stage { get; init; }

    /// <summary>How urgent it is.</summary>
    public required CaseAssessment Assessment { get; init; }

    /// <summary>What is proposed.</summary>
    public required DecisionProposal Proposal { get; init; }

    /// <summary>Its deadlines, the earliest first.</summary>
    public required IReadOnlyList<Clock> Clocks { get; init; }

    /// <summary>When it was first raised (UTC).</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary>When the evaluation that raised or last changed it was completed (UTC).</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>Since when the present outcome holds (UTC).</summary>
    public required DateTimeOffset OutcomeSince { get; init; }

    /// <summary>What a person decided; null before.</summary>
    public Decision? Decision { get; init; }

    /// <summary>What a person decided and a second one has not approved yet; null where nothing waits.</summary>
    public AskedDecision? Asked { get; init; }

    /// <summary>What changed since the decision, so that a person has to look again; null while the decision stands.</summary>
    public string? Question { get; init; }

    /// <summary>When it was closed (UTC); null while open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed, as a sentence; null while open.</summary>
    public string? ClosedBecause { get; init; }
}
