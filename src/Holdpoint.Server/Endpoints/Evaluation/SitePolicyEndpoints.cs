using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Holdpoint.Core.Access;
using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Core.Monitoring.Vulnerabilities;
using Holdpoint.Engine.Evaluation.SitePolicies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Evaluation;

/// <summary>Changes how a site decides: first it is tried, then what was tried is taken in.</summary>
internal static class SitePolicyEndpoints
{
    private const int FaultsInWords = 5;

    /// <summary>The routes.</summary>
    public static void MapSitePolicies(this IEndpointRouteBuilder api)
    {
        var policy = api.MapGroup("/sites/{site}/policy").WithTags("Sites");
        policy
            .MapPost("/trials", TryAsync)
            .Demands(Permission.ChangePolicy)
            .WithName("trySitePolicy")
            .WithSummary("Says what a policy would change on the site's cases; nothing is kept.");
        policy
            .MapPost("/revisions", TakeAsync)
            .Demands(Permission.ChangePolicy)
            .WithName("takeSitePolicy")
            .WithSummary("Takes a policy in and decides the site's cases by it.");
    }

    private static async Task<Results<Ok<PolicyOutcome>, Trouble>> TryAsync(
        string site,
        PolicyAsk ask,
        Work work,
        CancellationToken cancel
    ) =>
        (await NoneAsync(site, work, cancel) ?? Wrong(ask)) is { } trouble
            ? trouble
            : TypedResults.Ok(PolicyOutcome.Of(await ImportAsync(site, ask, true, work, cancel)));

    private static async Task<Results<Ok<PolicyOutcome>, Trouble>> TakeAsync(
        string site,
        PolicyAsk ask,
        Work work,
        CancellationToken cancel
    )
    {
        if ((await NoneAsync(site, work, cancel) ?? Wrong(ask)) is { } trouble)
            return trouble;
        if (string.IsNullOrWhiteSpace(ask.Why))
            return Trouble.Invalid("body $.why", "A change of policy needs a reason.", "Say why.");
        var tried = await ImportAsync(site, ask, true, work, cancel);
        if (tried.Faults.Count > 0)
            return Trouble.Invalid(
                "body $.policy",
                string.Join(' ', tried.Faults.Take(FaultsInWords).Select(one => $"{one.Place}: {one.Text}")),
                "Nothing was taken in. Try it at …/policy/trials to see every fault."
            );
        if (ask.Tried is { } seen && (seen.Revision != tried.Revision || seen.Sha256 != tried.Sha256))
            return Trouble.Changed("The policy is not the one that was tried, or another one was taken in.");
        return TypedResults.Ok(PolicyOutcome.Of(await ImportAsync(site, ask, false, work, cancel)));
    }

    private static Task<SitePolicyImportResult> ImportAsync(
        string site,
        PolicyAsk ask,
        bool dryRun,
        Work work,
        CancellationToken cancel
    ) =>
        work.Programme.ImportSitePolicyAsync(
            site,
            ask.Policy.GetRawText(),
            ask.Tables.ToDictionary(
                pair => pair.Key,
                pair => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(pair.Value),
                StringComparer.Ordinal
            ),
            ask.Why?.Trim(),
            dryRun,
            cancel
        );

    private static async Task<Trouble?> NoneAsync(string site, Work work, CancellationToken cancel) =>
        (await work.Programme.SitesAsync(cancel)).Any(one => one.Site == site)
            ? null
            : Trouble.None("site", $"There is no site {site}.");

    private static Trouble? Wrong(PolicyAsk ask) =>
        ask.Policy.ValueKind != JsonValueKind.Object
            ? Trouble.Invalid(
                "body $.policy",
                "A policy is an object.",
                "Begin with the text of GET /sites/{site}/policy."
            )
        : ask.Why?.Length > ApiLimits.Words
            ? Trouble.Invalid(
                "body $.why",
                $"A reason has at most {ApiLimits.Words} characters.",
                "Say it shorter."
            )
        : ask.Tables.Count > ApiLimits.Many || ask.Tables.Any(pair => pair.Value is null)
            ? Trouble.Invalid(
                "body $.tables",
                $"At most {ApiLimits.Many} tables, each a text.",
                "Send only those that the policy names."
            )
        : null;
}

/// <summary>A policy to try or to take in.</summary>
/// <param name="Policy">The policy, as GET /sites/{site}/policy gives it.</param>
internal sealed record PolicyAsk([property: Description("As it is read, changed.")] JsonElement Policy)
{
    /// <summary>The texts of tables that the policy names by file, by that name.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why it changes; needed to take it in.</summary>
    public string? Why { get; init; }

    /// <summary>What the trial said: taken in only where it would still be that.</summary>
    public TriedPolicy? Tried { get; init; }
}

/// <summary>A policy that was tried.</summary>
/// <param name="Revision">The revision that it would be.</param>
/// <param name="Sha256">SHA-256 of its text in lower-case hex.</param>
internal sealed record TriedPolicy(int Revision, string? Sha256);

/// <summary>What taking in a policy did, or would do.</summary>
/// <param name="Revision">The revision that it is, or would be; 0 for none.</param>
/// <param name="Sha256">SHA-256 of its text; null with any fault.</param>
/// <param name="IsUnchanged">True when the newest revision says the same already.</param>
/// <param name="DecidesFrom">The first date on which it decides, where that is still to come.</param>
/// <param name="Cases">Open cases of the site.</param>
/// <param name="ChangedCases">How many of them change.</param>
/// <param name="Changes">The first changes on cases, at most 200.</param>
/// <param name="Faults">What stands against it; with any, nothing is taken in.</param>
internal sealed record PolicyOutcome(
    int Revision,
    string? Sha256,
    bool IsUnchanged,
    DateOnly? DecidesFrom,
    int Cases,
    int ChangedCases,
    IReadOnlyList<CaseChange> Changes,
    IReadOnlyList<FeedDiagnostic> Faults
)
{
    /// <summary>An outcome.</summary>
    public static PolicyOutcome Of(SitePolicyImportResult result) =>
        new(
            result.Revision,
            result.Sha256,
            result.IsUnchanged,
            result.DecidesFrom,
            result.Cases,
            result.Changes.Select(change => change.Case).Distinct(StringComparer.Ordinal).Count(),
            [.. result.Changes.Take(ApiLimits.Many)],
            result.Faults
        );
}
