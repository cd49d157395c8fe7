using Holdpoint.Core.Evaluation;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>Puts the findings of two components of one asset together that have one advisory and one verdict.</summary>
internal static class FindingMerge
{
    internal static Finding Of(Finding one, Finding other) =>
        one with
        {
            Cves = [.. one.Cves.Union(other.Cves, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Confidence = one.Confidence < other.Confidence ? one.Confidence : other.Confidence,
            Evidence = one.Evidence with
            {
                ProductIds =
                [
                    .. one
                        .Evidence.ProductIds.Union(other.Evidence.ProductIds, StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal),
                ],
                Reason =
                    one.Evidence.Reason == other.Evidence.Reason
                        ? one.Evidence.Reason
                        : $"{one.Evidence.Reason} Also: {other.Evidence.Reason}",
            },
            Fix = one.Fix ?? other.Fix,
        };
}
