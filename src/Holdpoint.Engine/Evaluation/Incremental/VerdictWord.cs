using Holdpoint.Core.Evaluation;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>Verdicts as the database and the faces write them.</summary>
public static class VerdictWord
{
    /// <summary>The word: affected, fixed, not_affected, review.</summary>
    public static string Write(Verdict verdict) =>
        verdict switch
        {
            Verdict.Affected => "affected",
            Verdict.Fixed => "fixed",
            Verdict.NotAffected => "not_affected",
            _ => "review",
        };

    /// <summary>True for the verdicts that ask for work: affected and review.</summary>
    public static bool IsOpen(Verdict verdict) => verdict is Verdict.Affected or Verdict.Review;

    /// <summary>The verdict of a word; <see cref="Verdict.Review"/> for any other.</summary>
    public static Verdict Read(string word) =>
        word switch
        {
            "affected" => Verdict.Affected,
            "fixed" => Verdict.Fixed,
            "not_affected" => Verdict.NotAffected,
            _ => Verdict.Review,
        };
}
