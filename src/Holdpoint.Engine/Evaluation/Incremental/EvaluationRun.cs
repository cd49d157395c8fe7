using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Engine.Evaluation.Candidates;
using Holdpoint.Engine.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Inventory;
using Holdpoint.Engine.Jobs.Kinds;
using Holdpoint.Engine.Storage;

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
        await using var writing = await database.WriteAsync(cancel);
        var words = WordsInForce.Pending(writing);
        var rulesDigest = RulesDigest.Of();
        var work = PendingWork.Load(writing, everything || LastRules(writing) != rulesDigest);
        var run = new FindingUpdate(
            writing,
            work,
            Reworded.Of(writing, words.ConvertAll(word => word.Rule)).Besides(),
            new(IdentityTables.Shipped, WordsInForce.Load(writing)),
            progress,
            cancel
        );

        run.MatchChanged();
        run.MatchReworded();
        run.MatchNew();
        var id = InsertEvaluation(writing, started, rulesDigest);
        run.Write(id);
        Used(writing, words, id);
        run.UpdateCandidates();
        progress?.Report(new("grouping cases", 0, 0));
        var finished = clock.GetUtcNow();
        var cases = run.UpdateCases(finished, OnlyAdvisories(writing));
        var result = Result(writing, run, id, finished) with
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
        writing.EndJob(finished, EvaluationJob.End(result));
        await writing.CommitAsync(cancel);
        return result;
    }

    private static string? LastRules(Reading reading) =>
        reading
            .Rows("SELECT rules_digest FROM evaluations ORDER BY id DESC LIMIT 1")
            .Select(row => row.GetString(0))
            .FirstOrDefault();

    // Assets that moved and new data on vulnerabilities may touch any case.
    private static bool OnlyAdvisories(Reading reading) =>
        reading.Number("SELECT MAX(id) FROM evidence WHERE kind = 'evaluation'") is { } last
        && reading
            .Rows(
                "SELECT kind, body FROM evidence WHERE id > @p0 AND kind IN ('inventory.import', 'vulnerability.import')",
                last
            )
            .All(row =>
                row.GetString(0) == "inventory.import"
                && Json.Read<InventoryImportResult>(row.GetString(1)) is { Added: 0, Changed: 0, Removed: 0 }
            );

    private static void Used(
        Writing writing,
        List<(long Id, bool IsWithdrawn, IdentityRule Rule)> words,
        long evaluation
    )
    {
        if (words.Count == 0)
            return;
        using var given = writing.Prepare("UPDATE identity_rules SET evaluation_id = @p1 WHERE id = @p0", 2);
        using var withdrawn = writing.Prepare(
            "UPDATE identity_rules SET withdrawal_evaluation_id = @p1 WHERE id = @p0",
            2
        );
        foreach (var word in words)
            (word.IsWithdrawn ? withdrawn : given).Write(word.Id, evaluation);
    }

    private static long InsertEvaluation(Writing writing, DateTimeOffset started, string rulesDigest)
    {
        using var insert = writing.InsertAndRead(
            "evaluations",
            "started_at",
            "finished_at",
            "rules_digest",
            "body"
        );
        return insert.WriteAndRead(started, started, rulesDigest, "{}");
    }

    private static EvaluationResult Result(
        Reading reading,
        FindingUpdate run,
        long id,
        DateTimeOffset finished
    ) =>
        new()
        {
            Id = id,
            FinishedAt = finished,
            Complete = run.Work.Everything,
            Advisories = new(run.Work.Advisories, run.Work.Changed.Count),
            Configurations = new(run.Work.Configurations + run.Units, run.NewConfigurations),
            Findings = reading
                .Rows("SELECT verdict, COUNT(*) FROM findings GROUP BY verdict")
                .ToDictionary(row => VerdictWord.Read(row.GetString(0)), row => row.GetInt64(1)),
            RevisionChanges = run.RevisionChanges(),
            RevisionsWithoutChange = run.RevisionsWithoutChange(),
            Unreadable = run.Unreadable,
        };
}
