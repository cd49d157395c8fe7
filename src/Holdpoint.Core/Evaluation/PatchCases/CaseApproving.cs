using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>The second person's part: the one who decided is not the one who approves.</summary>
public static class CaseApproving
{
    /// <summary>
    /// The case after the approval, as if it had been decided at that moment; or why it is refused: <c>case.not-asked</c>,
    /// <c>case.same-person</c>, <c>case.changed</c>, or a refusal of <see cref="CaseDeciding"/>.
    /// </summary>
    public static CaseMove Approve(PatchCase one, Approval approval, SitePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(policy);
        if (Refusal(one, approval.By) is { } refusal)
            return new(null, refusal);
        var asked = one.Asked!;
        if (asked.Digest != one.Content.Digest)
            return Refused(
                "case.changed",
                "The case changed after this was decided: other assets, findings or targets. Decide again, then it can be approved."
            );
        return CaseDeciding.Decide(
            one,
            asked.Decision with
            {
                MadeAt = approval.At,
                Approval = approval,
            },
            policy
        );
    }

    /// <summary>The case without the decision that waited; it needs a reason.</summary>
    public static CaseMove Reject(PatchCase one, Approval rejection)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(rejection);
        // Who decided may take it back.
        if (one.Asked is null)
            return Refused("case.not-asked", "Nothing waits for an approval.");
        return string.IsNullOrWhiteSpace(rejection.Why)
            ? Refused("case.no-reason", "A rejection needs a reason.")
            : new(one with { Asked = null }, null);
    }

    private static CaseRefusal? Refusal(PatchCase one, string by) =>
        one.Asked is not { } asked ? new("case.not-asked", "Nothing waits for an approval.")
        : string.Equals(asked.Decision.By, by, StringComparison.OrdinalIgnoreCase)
            ? new("case.same-person", $"{by} decided this; somebody else has to approve it.")
        : null;

    private static CaseMove Refused(string code, string text) => new(null, new(code, text));
}
