using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evaluation.PatchCases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>Decisions on cases, and the second person's word.</summary>
internal static class DecisionEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{id}/decision", DecideAsync)
            .Demands(Permission.Decide)
            .WithTags("Evaluation")
            .TakesIfMatch()
            .WithName("decideCase")
            .WithSummary("Decides a case; with If-Match only where it is still what was read.");
        api.MapPost("/cases/{id}/approval", ApproveAsync)
            .Demands(Permission.Approve)
            .WithTags("Evaluation")
            .TakesIfMatch()
            .WithName("approveCase")
            .WithSummary("Approves what another person decided.");
        api.MapPost("/cases/{id}/rejection", RejectAsync)
            .Demands(Permission.Approve)
            .WithTags("Evaluation")
            .TakesIfMatch()
            .WithName("rejectCase")
            .WithSummary("Takes away a decision that waits for an approval.");
        api.MapPost("/decisions", DecideManyAsync)
            .Demands(Permission.Decide)
            .WithTags("Evaluation")
            .WithName("decideCases")
            .WithSummary("Decides several cases, each by itself; what one refuses does not keep the others.");
    }

    private static Task<Results<Ok<CaseOutcome>, Trouble>> DecideAsync(
        string id,
        DecisionAsk decision,
        HttpContext http,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    ) =>
        decision.Read("$", out var word) is { } trouble
            ? Task.FromResult<Results<Ok<CaseOutcome>, Trouble>>(trouble)
            : MoveAsync(
                id,
                Permission.Decide,
                http,
                door,
                revision => work.Programme.DecideAsync(id, word, revision, cancel),
                cancel
            );

    private static Task<Results<Ok<CaseOutcome>, Trouble>> ApproveAsync(
        string id,
        ApprovalAsk approval,
        HttpContext http,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    ) =>
        MoveAsync(
            id,
            Permission.Approve,
            http,
            door,
            revision => work.Programme.ApproveAsync(id, approval.Why.Trim(), revision, cancel),
            cancel
        );

    private static Task<Results<Ok<CaseOutcome>, Trouble>> RejectAsync(
        string id,
        ApprovalAsk approval,
        HttpContext http,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    ) =>
        MoveAsync(
            id,
            Permission.Approve,
            http,
            door,
            revision => work.Programme.RejectAsync(id, approval.Why.Trim(), revision, cancel),
            cancel
        );

    private static async Task<Results<Ok<CaseOutcome>, Trouble>> MoveAsync(
        string id,
        Permission needed,
        HttpContext http,
        CaseDoor door,
        Func<string?, Task<CaseMove?>> move,
        CancellationToken cancel
    )
    {
        if (!ETags.Expected(http.Request, out var revision))
            return Trouble.Invalid(
                "If-Match",
                "It is no ETag of this case.",
                "Send the ETag of GET /cases/{id} as it came, or leave the header out."
            );
        if (await door.EnterAsync(id, needed, cancel) is { } trouble)
            return trouble;
        return await move(revision) switch
        {
            null => Trouble.None("id", $"There is no case {id}."),
            { Refusal: { } refusal } => Of(refusal),
            { Case: { } moved } => TypedResults.Ok(
                new CaseOutcome(id, moved.Stage, moved.Asked is not null, null)
            ),
            _ => Trouble.Of(StatusCodes.Status500InternalServerError),
        };
    }

    private static async Task<Results<Ok<Part<CaseOutcome>>, Trouble>> DecideManyAsync(
        DecisionsAsk ask,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    )
    {
        if (
            ask.Cases.Count is 0 or > ApiLimits.Many
            || ask.Cases.Any(id => id is null)
            || ask.Cases.Distinct(StringComparer.Ordinal).Count() != ask.Cases.Count
        )
            return Trouble.Invalid(
                "body $.cases",
                $"1 to {ApiLimits.Many} different cases are needed.",
                "Name each case once."
            );
        if (ask.Decision.Read("$.decision", out var word) is { } trouble)
            return trouble;
        var outcomes = new List<CaseOutcome>();
        foreach (var id in ask.Cases)
            outcomes.Add(await DecideOneAsync(id, word, door, work, cancel));
        return TypedResults.Ok(new Part<CaseOutcome>(outcomes, null));
    }

    private static async Task<CaseOutcome> DecideOneAsync(
        string id,
        DecisionWord word,
        CaseDoor door,
        Work work,
        CancellationToken cancel
    )
    {
        if (await door.EnterAsync(id, Permission.Decide, cancel) is { } trouble)
            return new(id, null, false, trouble.Problem);
        if (await work.Programme.CaseAsync(id, cancel) is not { } detail)
            return new(id, null, false, Trouble.None("id", $"There is no case {id}.").Problem);
        var own = CaseWords.AssetsOf(detail.Case.Content.Parts);
        var move = await work.Programme.DecideAsync(
            id,
            word with
            {
                Except =
                [
                    .. (word.Except ?? []).Where(one => own.Contains(one.Asset, StringComparer.Ordinal)),
                ],
            },
            cancel
        );
        return move?.Case is { } moved
            ? new(id, moved.Stage, moved.Asked is not null, null)
            : new(
                id,
                null,
                false,
                (
                    move?.Refusal is { } refusal ? Of(refusal) : Trouble.None("id", $"There is no case {id}.")
                ).Problem
            );
    }

    private static Trouble Of(CaseRefusal refusal) =>
        refusal.Code == CaseRevision.Changed
            ? Trouble.Changed(refusal.Text)
            : Trouble.Refused(refusal.Code, refusal.Text);
}
