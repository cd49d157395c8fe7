using Holdpoint.Core.Evaluation;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>The words of verdicts and confidences in files and outputs; stable.</summary>
public static class FindingWords
{
    /// <summary>The word of a verdict.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Affected => "affected",
            Verdict.Fixed => "fixed",
            Verdict.NotAffected => "not_affected",
            _ => "review",
        };

    /// <summary>The word of a confidence.</summary>
    public static string Of(Confidence confidence) =>
        confidence switch
        {
            Confidence.High => "high",
            Confidence.Medium => "medium",
            _ => "low",
        };
}
