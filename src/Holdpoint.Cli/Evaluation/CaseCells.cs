using Holdpoint.Cli.Terminal;
using Holdpoint.Core.Evaluation.Clocks;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Cli.Evaluation;

/// <summary>A case in the cells of tables, and as JSON.</summary>
internal static class CaseCells
{
    /// <summary>The priority as a coloured word.</summary>
    public static Cell Priority(string outcome) =>
        outcome.ToLowerInvariant() switch
        {
            "immediate" => (outcome, "bold white on red"),
            "out-of-cycle" or "out of cycle" => (outcome, "bold red"),
            "scheduled" => (outcome, "yellow"),
            "defer" => (outcome, "grey"),
            _ => (outcome, ""),
        };

    /// <summary>The due date, coloured by how near it is.</summary>
    public static Cell Due(DateOnly? due, DateOnly today) =>
        due is not { } date ? ("no date", "grey")
        : date < today ? ($"{SiteCalendar.Words(date)}", "bold red")
        : date <= today.AddDays(7) ? (SiteCalendar.Words(date), "yellow")
        : (SiteCalendar.Words(date), "");

    /// <summary>A case as <c>--json</c> writes it in lists.</summary>
    public static object Json(PatchCase one) =>
        new
        {
            one.Id,
            one.Content.Site,
            one.Content.Kind,
            one.Stage,
            one.Decision,
            one.Question,
            Priority = one.Assessment.Outcome,
            one.Proposal.DueOn,
            one.Proposal.DueBy,
            Proposal = one.Proposal.Kind,
            one.Proposal.Sentence,
            one.Content.Product,
            one.Content.Patch,
            one.Content.Advisory,
            Assets = CaseWords.AssetsOf(one.Content.Parts),
            one.Content.Advisories,
            one.Assessment.Cves,
            one.Content.Closes,
            one.Content.StaysOpen,
            one.DetectedAt,
        };

    /// <summary>A question as <c>--json</c> writes it.</summary>
    public static object Json(ReviewItem one) =>
        new
        {
            one.Id,
            one.Site,
            one.Advisory,
            one.Product,
            one.Question,
            one.Rule,
            one.Cves,
            Assets = CaseWords.AssetsOf(one.Parts),
        };
}
