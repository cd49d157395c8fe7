using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Tuf;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>Which rule of a deliverable a refusal of its update metadata belongs to.</summary>
internal static class TufRules
{
    private static readonly Dictionary<string, DeliverableRule> ByCode = new(StringComparer.Ordinal)
    {
        [RefusalCode.Expired] = DeliverableRule.Time,
        [RefusalCode.OtherSite] = DeliverableRule.Site,
        [RefusalCode.Rollback] = DeliverableRule.Sequence,
        [RefusalCode.Disagreement] = DeliverableRule.Agreement,
        [RefusalCode.Withdrawn] = DeliverableRule.Withdrawn,
        [RefusalCode.TooLong] = DeliverableRule.Limits,
        [RefusalCode.Unreachable] = DeliverableRule.Readable,
    };

    public static DeliverableRefusal Of(TufRefusal refusal) =>
        new(
            ByCode.GetValueOrDefault(refusal.Code, DeliverableRule.Metadata),
            refusal.File,
            $"{refusal.Text} ({refusal.Role}, TUF {refusal.Clause}) Try {refusal.Advice}."
        );
}
