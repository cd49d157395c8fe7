using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Holdpoint.Server.Endpoints;

/// <summary>An answer that says why there is no other.</summary>
internal sealed class Trouble(Problem problem) : IResult
{
    private const string Begin = "urn:holdpoint:";

    /// <summary>What it says.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>A request that cannot be understood.</summary>
    public static Trouble Invalid(string? where, string detail, string advice) =>
        new(new(Begin + "invalid", "The request cannot be understood", 400, detail, where, advice));

    /// <summary>Nobody was recognised.</summary>
    public static Trouble Unknown() =>
        new(
            new(
                Begin + "not-signed-in",
                "Nobody was recognised",
                401,
                "The request carries no session and no token that is good.",
                "Authorization",
                "Send a token of your own: \"Authorization: Bearer hpt_…\". Tokens are made at /account/tokens."
            )
        );

    /// <summary>Somebody may not do it.</summary>
    public static Trouble Denied(string detail) =>
        new(
            new(
                Begin + "denied",
                "Not allowed",
                403,
                detail,
                null,
                "Ask an administrator for the role, or use a token whose scope holds it. The attempt was recorded."
            )
        );

    /// <summary>It is not there, or not for this person.</summary>
    public static Trouble None(string where, string detail) =>
        new(
            new(
                Begin + "not-found",
                "Not found",
                404,
                detail,
                where,
                "Look at the list: what belongs to sites that you may not see is not there for you."
            )
        );

    /// <summary>A rule stands against it.</summary>
    public static Trouble Refused(string code, string detail) =>
        new(
            new(
                Begin + code.Replace('.', ':'),
                "A rule stands against it",
                409,
                detail,
                null,
                "Nothing was changed. Change what the sentence says and ask again."
            )
        );

    /// <summary>What was read is no longer so.</summary>
    public static Trouble Changed(string detail) =>
        new(
            new(
                Begin + "changed",
                "It changed meanwhile",
                412,
                detail,
                "If-Match",
                "Read it again and decide on what is there now."
            )
        );

    /// <summary>Another trouble of the request.</summary>
    public static Trouble Other(
        int status,
        string kind,
        string title,
        string detail,
        string? where,
        string advice
    ) => new(new(Begin + kind, title, status, detail, where, advice));

    /// <summary>Words for a status that somebody else chose.</summary>
    public static Trouble Of(int status) =>
        status switch
        {
            401 => Unknown(),
            403 => Denied("Your roles do not allow this."),
            404 => None("path", "There is nothing at this address."),
            405 => Other(
                405,
                "method",
                "Not this way",
                "This address knows no such method.",
                "method",
                "Look at /api for what it knows."
            ),
            413 => Other(
                413,
                "too-large",
                "Too large",
                $"A body has at most {ServerLimits.RequestBytes} bytes.",
                "body",
                "Send less at a time."
            ),
            415 => Other(
                415,
                "media-type",
                "Not this kind of body",
                "This operation does not take this kind of body.",
                "Content-Type",
                "Look at /api for what it takes; mostly it is \"Content-Type: application/json\"."
            ),
            429 => Other(
                429,
                "too-many",
                "Too many requests",
                "More came from your address than this server answers.",
                null,
                "Wait a second and ask again, more slowly."
            ),
            503 => Other(
                503,
                "database",
                "The database cannot be used now",
                "Nothing was done.",
                null,
                "Ask again in a while."
            ),
            >= 500 => Other(
                status,
                "fault",
                "A fault of this program",
                "Nothing half was written; the server's log says more.",
                null,
                "Ask again; if it stays, tell who keeps this server."
            ),
            _ => Invalid(null, "The request cannot be understood.", "Look at /api for what is known."),
        };

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Problem.Status;
        response.ContentType = "application/problem+json";
        if (Problem.Status == 401)
            response.Headers.WWWAuthenticate = "Bearer";
        await JsonSerializer.SerializeAsync(
            response.Body,
            Problem,
            httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
            httpContext.RequestAborted
        );
    }
}
