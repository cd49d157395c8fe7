using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What a person decides.</summary>
/// <param name="Kind">What.</param>
/// <param name="Why">In the person's own words.</param>
/// <param name="By">Who, where somebody else writes it down; null for the one who calls.</param>
/// <param name="DueOn">Until which date at the site; null where the clocks or the plan say.</param>
/// <param name="Plan">The dated actions of a mitigation; null for other kinds.</param>
public sealed record DecisionWord(
    DecisionKind Kind,
    string Why,
    string? By = null,
    DateOnly? DueOn = null,
    MitigationPlan? Plan = null
);

/// <summary>Records people's decisions; the newest stands, all are kept.</summary>
internal sealed class DecisionStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Records a decision; null when there is no such case.</summary>
    public async Task<CaseMove?> DecideAsync(string id, DecisionWord word, CancellationToken cancel)
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.PatchCases.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is null)
            return null;
        var now = clock.GetUtcNow();
        var before = CaseText.ReadCase(row.Body);
        var site = before.Content.Site;
        var policies = SitePolicySet.Load(writing, now);
        var decision = new Decision(word.Kind, word.By ?? actor, word.Why, now, word.DueOn)
        {
            Plan = word.Plan,
        };
        var move = CaseDeciding.Decide(before, decision, policies.Of(site));
        if (move.Case is not { Decision: { } made } moved)
            return move;
        // A file that came before the decision waited for it.
        if (await context.ArtifactCases.AnyAsync(link => link.CaseId == id, cancel))
            move = move with { Case = moved = CaseStages.Acquire(moved) };
        CaseRows.Write(
            writing,
            [moved],
            new Dictionary<string, int>(StringComparer.Ordinal) { [site] = row.SiteId }
        );
        context.Decisions.Add(
            new DecisionRow
            {
                CaseId = id,
                Kind = made.Kind.ToString(),
                By = made.By,
                Why = made.Why,
                MadeAt = now,
                DueOn = made.DueOn,
                Body = Json.Write(made),
            }
        );
        await context.SaveChangesAsync(cancel);
        EvidenceWriter.Add(
            writing,
            now,
            actor,
            "case.decision",
            id,
            new
            {
                Decision = made,
                // What was decided on: the digest of the case's findings, and by which policy they were judged.
                On = new
                {
                    moved.Content.Digest,
                    moved.Assessment.Policy,
                    moved.Assessment.Outcome,
                },
                Met = moved.Clocks.Where(one => one.MetAt == now).Select(one => one.Definition),
            }
        );
        await writing.CommitAsync(cancel);
        return move;
    }

    /// <summary>The decisions on a case, the newest first.</summary>
    public async Task<IReadOnlyList<Decision>> OfCaseAsync(string id, CancellationToken cancel)
    {
        await using var context = database.Context();
        var bodies = await context
            .Decisions.AsNoTracking()
            .Where(row => row.CaseId == id)
            .OrderByDescending(row => row.Id)
            .Select(row => row.Body)
            .ToListAsync(cancel);
        return bodies.ConvertAll(Json.Read<Decision>);
    }
}
