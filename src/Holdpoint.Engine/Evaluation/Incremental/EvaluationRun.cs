using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>
/// Brings the findings up to date: new configurations are held against every advisory, the others only against advisories
/// with a revision that was not evaluated yet. One transaction: the findings are those of before, or those of now.
/// </summary>
internal sealed class EvaluationRun(Database database, TimeProvider clock, string actor)
{
    /// <summary>Runs an evaluation.</summary>
    /// <param name="everything">True to hold everything against everything anew.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancel">Stops; then nothing changed.</param>
    public async Task<EvaluationResult> RunAsync(
        bool everything,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancel
    )
    {
        var started = clock.GetUtcNow();
        await using var context = database.Context();
        await using var writing = await Database.WriteAsync(context, cancel);
        var rules = await WordsInForce.LoadAsync(context, cancel);
        var words = await NewWordsAsync(context, cancel);
        var rulesDigest = RulesDigest.Of();
        var last = await context.Evaluations.OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        var work = await PendingWork.LoadAsync(
            context,
            everything || last?.RulesDigest != rulesDigest,
            cancel
        );
        var run = new FindingUpdate(
            context,
            writing,
            work,
            await Reworded.OfAsync(context, work, words.ConvertAll(WordsInForce.Of), cancel),
            new(IdentityTables.Shipped, rules),
            progress,
            cancel
        );

        await run.MatchChangedAsync();
        await run.MatchRewordedAsync();
        await run.MatchNewAsync();
        var id = await InsertEvaluationAsync(writing, started, rulesDigest);
        run.Write(id);
        Used(writing, words, id);
        await run.UpdateCandidatesAsync();
        progress?.Report(new("grouping cases", 0, 0));
        var finished = clock.GetUtcNow();
        var cases = await run.UpdateCasesAsync(finished, await OnlyAdvisoriesAsync(context, cancel));
        var result = await ResultAsync(context, run, id, finished, cancel) with
        {
            OpenCases = cases.Open,
            OpenReviews = cases.Reviews,
            CaseChanges = cases.Changes,
        };
        using (
            var update = writing.Prepare(
                "UPDATE evaluations SET finished_at = @p1, body = @p2 WHERE id = @p0",
                3
            )
        )
            update.Write(id, finished, Json.Write(result));
        EvidenceWriter.Add(writing, finished, actor, "evaluation", $"evaluation {id}", result);
        await writing.CommitAsync(cancel);
        return result;
    }

    // Assets that moved and new data on vulnerabilities may touch any case.
    private static async Task<bool> OnlyAdvisoriesAsync(HoldpointContext context, CancellationToken cancel)
    {
        var last = await context
            .Evidence.Where(row => row.Kind == "evaluation")
            .MaxAsync(row => (long?)row.Id, cancel);
        if (last is null)
            return false;
        var since = await context
            .Evidence.AsNoTracking()
            .Where(row =>
                row.Id > last && (row.Kind == "inventory.import" || row.Kind == "vulnerability.import")
            )
            .Select(row => new { row.Kind, row.Body })
            .ToListAsync(cancel);
        return since.TrueForAll(row =>
            row.Kind == "inventory.import"
            && Json.Read<InventoryImportResult>(row.Body) is { Added: 0, Changed: 0, Removed: 0 }
        );
    }

    // Words that no evaluation used yet, and withdrawn ones that the last still used.
    private static Task<List<IdentityRuleRow>> NewWordsAsync(
        HoldpointContext context,
        CancellationToken cancel
    ) =>
        context
            .IdentityRules.Where(row =>
                (row.EvaluationId == null && row.WithdrawnAt == null)
                || (row.EvaluationId != null && row.WithdrawnAt != null && row.WithdrawalEvaluationId == null)
            )
            .ToListAsync(cancel);

    private static void Used(Writing writing, List<IdentityRuleRow> words, long evaluation)
    {
        using var given = writing.Prepare("UPDATE identity_rules SET evaluation_id = @p1 WHERE id = @p0", 2);
        using var withdrawn = writing.Prepare(
            "UPDATE identity_rules SET withdrawal_evaluation_id = @p1 WHERE id = @p0",
            2
        );
        foreach (var word in words)
            (word.WithdrawnAt is null ? given : withdrawn).Write(word.Id, evaluation);
    }

    private static Task<long> InsertEvaluationAsync(
        Writing writing,
        DateTimeOffset started,
        string rulesDigest
    )
    {
        using var insert = writing.Prepare(
            "INSERT INTO evaluations (started_at, finished_at, rules_digest, body) VALUES (@p0, @p0, @p1, '{}') RETURNING id",
            2
        );
        return Task.FromResult(insert.WriteAndRead(started, rulesDigest));
    }

    private static async Task<EvaluationResult> ResultAsync(
        HoldpointContext context,
        FindingUpdate run,
        long id,
        DateTimeOffset finished,
        CancellationToken cancel
    )
    {
        var counts = await context
            .Findings.GroupBy(row => row.Verdict)
            .Select(group => new { Verdict = group.Key, Count = group.LongCount() })
            .ToListAsync(cancel);
        return new()
        {
            Id = id,
            FinishedAt = finished,
            Complete = run.Work.Everything,
            Advisories = (run.Work.Advisories.Count, run.Work.Advisories.Count(one => one.Changed)),
            Configurations = (run.Work.Configurations.Count + run.Units, run.NewConfigurations),
            Findings = counts.ToDictionary(row => VerdictWord.Read(row.Verdict), row => row.Count),
            RevisionChanges = run.RevisionChanges(),
            RevisionsWithoutChange = run.RevisionsWithoutChange(),
            Unreadable = run.Unreadable,
        };
    }
}
