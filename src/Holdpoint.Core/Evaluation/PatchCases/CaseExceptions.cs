using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.Decisions;

namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What a decision's exceptions must say: an asset of the case, a reason, and a date where one is needed.</summary>
internal static class CaseExceptions
{
    private static readonly DecisionKind[] Kinds =
    [
        DecisionKind.ApplyOutOfCycle,
        DecisionKind.NotApplicable,
        DecisionKind.AcceptUntil,
    ];

    /// <summary>Why the exceptions cannot stand: <c>case.exception</c> or <c>case.too-late</c>; null where they can.</summary>
    public static CaseRefusal? Refusal(PatchCase one, Decision decision, DateOnly today, SitePolicy policy)
    {
        if (decision.Except is not { Count: > 0 } exceptions)
            return null;
        var assets = CaseWords.AssetsOf(one.Content.Parts).ToHashSet(StringComparer.Ordinal);
        foreach (var exception in exceptions)
        {
            if (!assets.Remove(exception.Asset))
                return Refused($"{exception.Asset} is no asset of this case, or was named twice.");
            if (!Kinds.Contains(exception.Kind) || exception.Kind == decision.Kind)
                return Refused(
                    $"What applies to {exception.Asset} instead is one of: {string.Join(", ", Kinds.Where(kind => kind != decision.Kind).Select(DecisionKindWord.Of))}."
                );
            if (string.IsNullOrWhiteSpace(exception.Why))
                return Refused($"The exception of {exception.Asset} needs a reason.");
            if (Late(exception, today, policy) is { } late)
                return late;
        }
        return assets.Count == 0 ? Refused("Every asset is an exception: decide on the case itself.") : null;
    }

    private static CaseRefusal? Late(AssetException exception, DateOnly today, SitePolicy policy)
    {
        if (exception.Kind != DecisionKind.AcceptUntil)
            return null;
        if (exception.DueOn is not { } until || until < today)
            return Refused($"Accepting {exception.Asset} needs a date that is not over.");
        var most = today.AddDays(policy.AcceptAtMostDays);
        return until <= most
            ? null
            : new(
                "case.too-late",
                $"The site's policy ({policy.Revision}) allows {SiteCalendar.Words(most)} at the latest for {exception.Asset}."
            );
    }

    private static CaseRefusal Refused(string text) => new("case.exception", text);
}
