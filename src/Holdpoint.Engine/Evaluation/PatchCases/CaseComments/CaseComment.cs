namespace Holdpoint.Engine.Evaluation.PatchCases.CaseComments;

/// <summary>What a person said on a case; it is never changed, only followed by another one.</summary>
/// <param name="Id">Its number.</param>
/// <param name="By">Who.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Text">In the person's words.</param>
/// <param name="Entry">Its entry in the evidence log.</param>
/// <param name="Attachments">The files that came with it.</param>
public sealed record CaseComment(
    long Id,
    string By,
    DateTimeOffset At,
    string Text,
    long Entry,
    IReadOnlyList<CaseAttachment> Attachments
);
