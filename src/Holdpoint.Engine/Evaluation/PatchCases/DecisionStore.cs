using Holdpoint.Core.Evaluation.Decisions;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>What a person decides.</summary>
/// <param name="Kind">What.</param>
/// <param name="Why">In the person's own words.</param>
/// <param name="By">Who, where somebody else writes it down; null for the one who calls.</param>
/// <param name="DueOn">Until which date at the site; null where the clocks or the plan say.</param>
/// <param name="Plan">The dated actions of a mitigation; null for other kinds.</param>
/// <param name="Except">Assets to which it does not apply; null for none.</param>
public sealed record DecisionWord(
    DecisionKind Kind,
    string Why,
    string? By = null,
    DateOnly? DueOn = null,
    MitigationPlan? Plan = null,
    IReadOnlyList<AssetException>? Except = null
);

/// <summary>Records people's decisions; the newest stands, all are kept.</summary>
internal sealed class DecisionStore(Database database, TimeProvider clock, string actor)
{
    /// <summary>Records a decision; null when there is no such case.</summary>
    public Task<CaseMove?> DecideAsync(
        string id,
        DecisionWord word,
        string? revision,
        CancellationToken cancel
    ) =>
        MoveAsync(
            id,
            revision,
            (before, policy, now) =>
                CaseDeciding.Decide(
                    before,
                    new Decision(word.Kind, word.By ?? actor, word.Why, now, word.DueOn)
                    {
                        Plan = word.Plan,
                        Except = word.Except is { Count: > 0 } exceptions
                            ? [.. exceptions.OrderBy(one => one.Asset, StringComparer.Ordinal)]
                            : null,
                    },
                    policy
                ),
            cancel
        );

    /// <summary>Approves, as the one who calls, what somebody else decided; null when there is no such case.</summary>
    public Task<CaseMove?> ApproveAsync(string id, string why, string? revision, CancellationToken cancel) =>
        MoveAsync(
            id,
            revision,
            (before, policy, now) => CaseApproving.Approve(before, new(actor, now, why), policy),
            cancel
        );

    /// <summary>Takes away a decision that waits for an approval; null when there is no such case.</summary>
    public Task<CaseMove?> RejectAsync(string id, string why, string? revision, CancellationToken cancel) =>
        MoveAsync(
            id,
            revision,
            (before, _, now) => CaseApproving.Reject(before, new(actor, now, why)),
            cancel,
            new { Why = why }
        );

    private async Task<CaseMove?> MoveAsync(
        string id,
        string? revision,
        Func<PatchCase, SitePolicy, DateTimeOffset, CaseMove> rule,
        CancellationToken cancel,
        object? facts = null
    )
    {
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var row = await context.PatchCases.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (row is null)
            return null;
        if (revision is not null && revision != CaseText.Revision(row.Body))
            return new(
                null,
                new(CaseRevision.Changed, "The case is no longer what was read: read it again.")
            );
        var now = clock.GetUtcNow();
        var before = CaseText.ReadCase(row.Body);
        var site = before.Content.Site;
        var move = rule(before, SitePolicySet.Load(writing, now).Of(site), now);
        if (move.Case is not { } moved)
            return move;
        var made = ReferenceEquals(moved.Decision, before.Decision) ? null : moved.Decision;
        // A file that came before the decision waited for it.
        if (made is not null && await context.ArtifactCases.AnyAsync(link => link.CaseId == id, cancel))
            move = move with { Case = moved = CaseStages.Acquire(moved) };
        CaseRows.Write(
            writing,
            [moved],
            new Dictionary<string, int>(StringComparer.Ordinal) { [site] = row.SiteId }
        );
        if (made is not null)
        {
            context.Decisions.Add(
                new Storage.Rows.DecisionRow
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
        }
        Announce(writing, now, before, moved, made, facts);
        await writing.CommitAsync(cancel);
        return move;
    }

    private void Announce(
        Writing writing,
        DateTimeOffset now,
        PatchCase before,
        PatchCase moved,
        Decision? made,
        object? facts
    )
    {
        // What was decided on: the digest of the case's findings, and by which policy they were judged.
        var on = new
        {
            moved.Content.Digest,
            moved.Assessment.Policy,
            moved.Assessment.Outcome,
        };
        var met = moved.Clocks.Where(one => one.MetAt == now).Select(one => one.Definition);
        if (made is not null)
            EvidenceWriter.Add(
                writing,
                now,
                actor,
                "case.decision",
                moved.Id,
                new
                {
                    Decision = made,
                    On = on,
                    Met = met,
                }
            );
        else if (moved.Asked is { } asked)
            EvidenceWriter.Add(
                writing,
                now,
                actor,
                "case.decision.asked",
                moved.Id,
                new { asked.Decision, On = on }
            );
        else
            EvidenceWriter.Add(
                writing,
                now,
                actor,
                "case.decision.rejected",
                moved.Id,
                new { before.Asked!.Decision, Rejected = facts }
            );
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
