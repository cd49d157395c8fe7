using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdpoint.Engine.Access.Repeats;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdpoint.Server.Endpoints;

/// <summary>
/// Before a change: a browser's session alone is not enough, the body is JSON that can be kept, and a request that comes
/// again with the same <c>Idempotency-Key</c> gets the same answer instead of being done again.
/// </summary>
internal sealed class RepeatedRequests(RequestDelegate next)
{
    private const string KeyHeader = "Idempotency-Key";
    private const string SaidHeader = "Idempotency-Replayed";

    /// <summary>The header that a script of our own pages sends, and that no form of another site can.</summary>
    public const string OwnHeader = "X-Holdpoint-Request";

    public async Task InvokeAsync(HttpContext context, Work work, CurrentPerson person)
    {
        var request = context.Request;
        if (
            !ApiPlaces.Holds(context)
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || context.GetEndpoint() is not RouteEndpoint
        )
        {
            await next(context);
            return;
        }
        if (!IsOwn(context))
        {
            await Trouble
                .Other(
                    403,
                    "cross-site",
                    "Not from one of our own pages",
                    "A browser's session alone does not allow changes by the API.",
                    OwnHeader,
                    $"Use a token, or send \"{OwnHeader}: 1\" from a page of this server."
                )
                .ExecuteAsync(context);
            return;
        }
        if (context.GetEndpoint()!.Metadata.GetMetadata<NeedsNoKey>() is not null)
        {
            await next(context);
            return;
        }
        var body = await BodyAsync(request, context.RequestAborted);
        if (Odd(body) is { } odd)
        {
            await odd.ExecuteAsync(context);
            return;
        }
        var key = request.Headers[KeyHeader].ToString();
        if (key.Length == 0)
        {
            await next(context);
            return;
        }
        if (key.Length > ApiLimits.RepeatKey || key.Any(letter => letter is < ' ' or > '~'))
        {
            await Trouble
                .Invalid(
                    KeyHeader,
                    $"A key has 1 to {ApiLimits.RepeatKey} printable characters of ASCII.",
                    "Use a UUID."
                )
                .ExecuteAsync(context);
            return;
        }
        await OnceAsync(context, work, person.Who.Name, key, DigestOf(request, body));
    }

    private async Task OnceAsync(HttpContext context, Work work, string person, string key, string digest)
    {
        var repeats = work.Programme.Access.Repeats;
        var (state, known) = await repeats.BeginAsync(person, key, digest, context.RequestAborted);
        switch (state)
        {
            case RepeatState.Answered:
                await RepeatAsync(context.Response, known!);
                return;
            case RepeatState.Other:
                await Trouble
                    .Other(
                        422,
                        "key-of-another",
                        "The key was used for another request",
                        "A request with another body, method or address came with this key.",
                        KeyHeader,
                        "Use a new key for a new request."
                    )
                    .ExecuteAsync(context);
                return;
            case RepeatState.Begun:
                await Trouble
                    .Other(
                        409,
                        "key-in-use",
                        "The same request is being done",
                        "A request with this key was begun and has no answer yet.",
                        KeyHeader,
                        "Ask again in a moment with the same key. If it stays so, the server ended in the middle: look whether it was done, then use a new key."
                    )
                    .ExecuteAsync(context);
                return;
            default:
                await FirstAsync(context, repeats, person, key);
                return;
        }
    }

    private async Task FirstAsync(HttpContext context, RepeatDesk repeats, string person, string key)
    {
        var to = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        catch
        {
            // It was not done: what writes does so wholly or not at all.
            await repeats.ForgetAsync(person, key, CancellationToken.None);
            throw;
        }
        finally
        {
            context.Response.Body = to;
        }
        var response = context.Response;
        if (response.StatusCode >= 500)
            await repeats.ForgetAsync(person, key, CancellationToken.None);
        else
            await repeats.EndAsync(
                person,
                key,
                new(response.StatusCode, response.ContentType, response.Headers.Location, kept.ToArray()),
                CancellationToken.None
            );
        kept.Position = 0;
        await kept.CopyToAsync(to, context.RequestAborted);
    }

    private static async Task RepeatAsync(HttpResponse response, RepeatedAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.Type;
        if (answer.Place is { } place)
            response.Headers.Location = place;
        response.Headers[SaidHeader] = "true";
        if (answer.Body.Length > 0)
            await response.Body.WriteAsync(answer.Body);
    }

    // A token is never sent by a browser on its own; a session is, so that it needs what only our own pages can send.
    private static bool IsOwn(HttpContext context) =>
        context.User.Identity?.AuthenticationType == TokenHandler.SchemeName
        || context.User.Identity?.IsAuthenticated != true
        || (
            context.Request.Headers.ContainsKey(OwnHeader)
            && context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
            && (
                context.Request.Headers.Origin.ToString() is not { Length: > 0 } origin
                || origin == $"{context.Request.Scheme}://{context.Request.Host}"
            )
        );

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancel);
        var body = bytes.ToArray();
        request.Body = new MemoryStream(body, writable: false);
        return body;
    }

    // What no database keeps is refused before anybody works with it.
    private static Trouble? Odd(byte[] body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ApiLimits.Depth });
        try
        {
            while (body.Length > 0 && reader.Read())
            {
                if (
                    reader
                        is {
                            TokenType: JsonTokenType.String or JsonTokenType.PropertyName,
                            ValueIsEscaped: true
                        }
                    && reader.GetString()!.Contains('\0', StringComparison.Ordinal)
                )
                    return Trouble.Invalid(
                        $"body, byte {reader.TokenStartIndex}",
                        "A text holds a NUL.",
                        "Take it out."
                    );
            }
        }
        catch (JsonException fault)
        {
            return Trouble.Invalid(
                $"body, line {(fault.LineNumber ?? 0) + 1}, byte {fault.BytePositionInLine ?? 0}",
                "The body is no JSON.",
                "Send one JSON document."
            );
        }
        catch (InvalidOperationException)
        {
            return Trouble.Invalid(
                $"body, byte {reader.TokenStartIndex}",
                "A text is no Unicode: half of a pair is missing.",
                "Send whole characters."
            );
        }
        return null;
    }

    private static string DigestOf(HttpRequest request, byte[] body)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{request.Method} {request.Path}{request.QueryString} {request.Headers.IfMatch}\n"
                )
            )
        );
        digest.AppendData(body);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
