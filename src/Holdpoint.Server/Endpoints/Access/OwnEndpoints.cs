using System.ComponentModel;
using Holdpoint.Core.Access;
using Holdpoint.Engine.Access.SavedViews;
using Holdpoint.Engine.Access.Tokens;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints.Access;

/// <summary>What belongs to the one who asks: who it is, the tokens, the views.</summary>
internal static class OwnEndpoints
{
    /// <summary>The routes.</summary>
    public static void MapOwn(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/me").WithTags("Access");
        own.MapGet("", (CurrentPerson person) => TypedResults.Ok(PersonBody.Of(person.Who)))
            .Demands(Permission.View)
            .WithName("getMe")
            .WithSummary("Who you are here, with your roles and to what your token is held.");
        own.MapGet("/tokens", TokensAsync)
            .Demands(Permission.View)
            .WithName("listTokens")
            .WithSummary("Your API tokens. They are made at /account/tokens, by people only.");
        own.MapPost("/tokens/{id}/revocation", RevokeAsync)
            .Demands(Permission.View)
            .WithName("revokeToken")
            .WithSummary("Takes a token of yours back at once.");
        own.MapGet("/views", ViewsAsync)
            .Demands(Permission.View)
            .WithName("listViews")
            .WithSummary("The filters of a table that you named.");
        own.MapPost("/views", SaveAsync)
            .Demands(Permission.View)
            .WithName("saveView")
            .WithSummary("Names the filters of a table; a view of the same name is replaced.");
        own.MapDelete("/views/{id:long}", RemoveAsync)
            .Demands(Permission.View)
            .WithName("removeView")
            .WithSummary("Forgets a view of yours.");
    }

    private static async Task<Ok<Part<TokenBody>>> TokensAsync(
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    )
    {
        var user = await work.Programme.Access.UserNamedAsync(person.Who.Name, cancel);
        var tokens = user is null ? [] : await work.Programme.Access.Tokens.ListAsync(user.Id, cancel);
        return TypedResults.Ok(new Part<TokenBody>([.. tokens.Select(TokenBody.Of)], null));
    }

    private static async Task<Results<NoContent, Trouble>> RevokeAsync(
        string id,
        Work work,
        CurrentPerson person,
        CancellationToken cancel
    ) =>
        await work.Programme.Access.UserNamedAsync(person.Who.Name, cancel) is { } user
        && await work.Programme.Access.Tokens.RevokeAsync(user.Id, id, cancel)
            ? TypedResults.NoContent()
            : Trouble.None("id", $"You have no token {id} that is not taken back.");

    private static async Task<Results<Ok<Part<SavedView>>, Trouble>> ViewsAsync(
        [Description("The table, such as worklist.")] string place,
        Work work,
        CancellationToken cancel
    ) =>
        SavedViewPlaces.All.Contains(place)
            ? TypedResults.Ok(new Part<SavedView>(await work.Programme.SavedViewsAsync(place, cancel), null))
            : Trouble.Invalid(
                "place",
                $"There is no table \"{place}\".",
                $"It knows {string.Join(", ", SavedViewPlaces.All)}."
            );

    private static async Task<Results<NoContent, Trouble>> SaveAsync(
        NewView view,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.SaveViewAsync(view.Place, view.Name, view.Query, cancel) is { } why
            ? Trouble.Invalid("body", why, "Nothing was kept. Change it and send it again.")
            : TypedResults.NoContent();

    private static async Task<Results<NoContent, Trouble>> RemoveAsync(
        long id,
        Work work,
        CancellationToken cancel
    ) =>
        await work.Programme.RemoveViewAsync(id, cancel)
            ? TypedResults.NoContent()
            : Trouble.None("id", "You have no such view.");
}

/// <summary>Somebody.</summary>
/// <param name="Name">The name under which deeds are recorded.</param>
/// <param name="Grants">Roles at sites; a null site means all.</param>
/// <param name="Scope">To what less the request is held; null for nothing less.</param>
internal sealed record PersonBody(string Name, IReadOnlyList<Grant> Grants, Scope? Scope)
{
    /// <summary>A person.</summary>
    public static PersonBody Of(Person person) => new(person.Name, person.Grants, person.Scope);
}

/// <summary>A token, without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scope">What it may do.</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
/// <param name="UsedAt">When it was last used (UTC).</param>
/// <param name="RevokedAt">When it was taken back (UTC).</param>
internal sealed record TokenBody(
    string Id,
    string Name,
    Scope Scope,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>A token.</summary>
    public static TokenBody Of(ApiToken token) =>
        new(token.Id, token.Name, token.Scope, token.MadeAt, token.ExpiresAt, token.UsedAt, token.RevokedAt);
}

/// <summary>Filters of a table under a name.</summary>
/// <param name="Place">The table, such as worklist.</param>
/// <param name="Name">The name.</param>
/// <param name="Query">The filters, as the query of the page's address.</param>
internal sealed record NewView(string Place, string Name, string Query);
