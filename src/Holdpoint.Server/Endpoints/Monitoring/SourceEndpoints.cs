using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Core.Monitoring;
using Holdpoint.Engine.Jobs;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Server.Access;
using Holdpoint.Server.Endpoints.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Monitoring;

/// <summary>Sources: health, last looks, what is held and why, their keys.</summary>
internal static class SourceEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapSources(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sources", ListAsync)
            .Demands(Permission.View)
            .WithTags("Monitoring")
            .WithName("listSources")
            .WithSummary("The sources with their last look and whether they are fresh.");
        api.MapGet("/datasets", DatasetsAsync)
            .Demands(Permission.View)
            .WithTags("Monitoring")
            .WithName("listDatasets")
            .WithSummary("The loaded data on vulnerabilities with its age.");
        var one = api.MapGroup("/sources/{id}").WithTags("Monitoring");
        one.MapGet("", GetAsync)
            .Demands(Permission.View)
            .WithName("getSource")
            .WithSummary("A source with its last look.");
        one.MapGet("/held", HeldAsync)
            .Demands(Permission.View)
            .WithName("listHeldDocuments")
            .WithSummary("Documents that are held back, and why.");
        one.MapGet("/keys", KeysAsync)
            .Demands(Permission.View)
            .WithName("listSourceKeys")
            .WithSummary("The keys that a source signs with; those that wait for a person first.");
        one.MapPost("/keys/{fingerprint}/decision", DecideKeyAsync)
            .Demands(Permission.ManageSources, everywhere: true)
            .WithName("decideSourceKey")
            .WithSummary("Approves or rejects a key of a source.");
        one.MapPost("/checks", CheckAsync)
            .Demands(Permission.ManageSources, everywhere: true)
            .WithName("checkSource")
            .WithSummary("Looks at a source now; the answer is the job.");
    }

    private static async Task<Ok<Part<SourceBody>>> ListAsync(Work work, CancellationToken cancel) =>
        TypedResults.Ok(
            new Part<SourceBody>([.. (await work.Programme.SourcesAsync(cancel)).Select(SourceBody.Of)], null)
        );

    private static async Task<Ok<Part<DatasetState>>> DatasetsAsync(Work work, CancellationToken cancel) =>
        TypedResults.Ok(new Part<DatasetState>(await work.Programme.DatasetsAsync(cancel), null));

    private static async Task<Results<Ok<SourceBody>, Trouble>> GetAsync(
        string id,
        Work work,
        CancellationToken cancel
    ) =>
        (await work.Programme.SourcesAsync(cancel)).FirstOrDefault(one => one.Source.Id == id) is { } state
            ? TypedResults.Ok(SourceBody.Of(state))
            : None(id);

    private static async Task<Results<Ok<Part<HeldDocument>>, Trouble>> HeldAsync(
        string id,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.SourceAsync(id, cancel) is null
            ? None(id)
            : TypedResults.Ok(
                new Part<HeldDocument>(
                    [.. (await work.Programme.HeldAsync(cancel)).Where(one => one.SourceId == id)],
                    null
                )
            );

    private static async Task<Results<Ok<Part<SourceKeyBody>>, Trouble>> KeysAsync(
        string id,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.SourceAsync(id, cancel) is null
            ? None(id)
            : TypedResults.Ok(
                new Part<SourceKeyBody>(
                    [.. (await work.Programme.SourceKeysAsync(id, cancel)).Select(SourceKeyBody.Of)],
                    null
                )
            );

    private static async Task<Results<Ok<SourceKeyBody>, Trouble>> DecideKeyAsync(
        string id,
        string fingerprint,
        KeyAsk key,
        Work work,
        CancellationToken cancel
    )
    {
        if (key.Why.Trim().Length is 0 or > ApiLimits.Words)
            return Trouble.Invalid("body $.why", "A reason is needed.", "Say why, in your own words.");
        if (await work.Programme.SourceAsync(id, cancel) is null)
            return None(id);
        return
            await work.Programme.DecideSourceKeyAsync(id, fingerprint, key.IsApproved, key.Why.Trim(), cancel)
                is { } decided
            ? TypedResults.Ok(SourceKeyBody.Of(decided))
            : Trouble.None("fingerprint", $"{id} has no key {fingerprint}.");
    }

    private static async Task<Results<Accepted<Job>, Trouble>> CheckAsync(
        string id,
        [Description("true to try held documents again now.")] bool? retryHeld,
        Work work,
        CancellationToken cancel
    )
    {
        if (await work.Programme.SourceAsync(id, cancel) is null)
            return None(id);
        return JobEndpoints.Asked(
            await work.Programme.Jobs.AskAsync(JobAsk.SourceCheck(id, retryHeld == true), cancel)
        );
    }

    private static Trouble None(string id) => Trouble.None("id", $"There is no source {id}.");
}

/// <summary>A source.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">What it speaks.</param>
/// <param name="Address">Where it is.</param>
/// <param name="TlpLimit">The most confidential label that is taken from it.</param>
/// <param name="IsEnabled">Whether it is looked at.</param>
/// <param name="AddedAt">When it was added (UTC).</param>
/// <param name="Note">A person's remark.</param>
/// <param name="Freshness">Fresh or stale now.</param>
/// <param name="LastCountingAt">When the last look that counts ended (UTC).</param>
/// <param name="Held">Documents held back.</param>
/// <param name="LastCheck">The newest look.</param>
internal sealed record SourceBody(
    string Id,
    string Name,
    SourceKind Kind,
    string Address,
    string TlpLimit,
    bool IsEnabled,
    DateTimeOffset AddedAt,
    string? Note,
    Freshness Freshness,
    DateTimeOffset? LastCountingAt,
    int Held,
    SourceLook? LastCheck
)
{
    /// <summary>A source.</summary>
    public static SourceBody Of(SourceState state) =>
        new(
            state.Source.Id,
            state.Source.Name,
            state.Source.Kind,
            state.Source.Address,
            state.Source.TlpLimit,
            state.Source.Enabled,
            state.Source.AddedAt,
            state.Source.Note,
            state.Freshness,
            state.LastCounting,
            state.Held,
            state.LastCheck is { } check
                ? new(
                    check.StartedAt,
                    check.FinishedAt,
                    check.Outcome,
                    check.New,
                    check.Changed,
                    check.Unchanged,
                    check.Held,
                    check.Problems
                )
                : null
        );
}

/// <summary>A look at a source.</summary>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC).</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="New">Documents seen for the first time.</param>
/// <param name="Changed">Documents with another revision.</param>
/// <param name="Unchanged">Documents as they were.</param>
/// <param name="Held">Documents held back.</param>
/// <param name="Problems">What was odd.</param>
internal sealed record SourceLook(
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    SourceCheckOutcome Outcome,
    int New,
    int Changed,
    int Unchanged,
    int Held,
    IReadOnlyList<string> Problems
);

/// <summary>A key that a source signs with.</summary>
/// <param name="Fingerprint">Which one.</param>
/// <param name="State">What it may do.</param>
/// <param name="UserIds">The names it carries.</param>
/// <param name="IsRevoked">Whether its owner took it back.</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="Held">Documents that wait for it.</param>
/// <param name="DecidedBy">Who decided on it last.</param>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="Why">Why.</param>
internal sealed record SourceKeyBody(
    string Fingerprint,
    Csaf.Provider.Sync.KeyState State,
    IReadOnlyList<string> UserIds,
    bool IsRevoked,
    DateTimeOffset? ExpiresAt,
    int Held,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Why
)
{
    /// <summary>A key.</summary>
    public static SourceKeyBody Of(SourceKey key) =>
        new(
            key.Key.Record.Fingerprint,
            key.Key.Record.State,
            key.Key.UserIds,
            key.Key.Record.Revoked,
            key.Key.ExpiresAt,
            key.Held,
            key.DecidedBy,
            key.DecidedAt,
            key.Why
        );
}

/// <summary>A person's word on a key.</summary>
/// <param name="IsApproved">Whether it may verify from now on.</param>
/// <param name="Why">In the person's own words.</param>
internal sealed record KeyAsk(bool IsApproved, [property: Description("Never empty.")] string Why);
