using System.Text.Json;
using System.Text.RegularExpressions;
using Holdpoint.Engine.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Holdpoint.Server.Endpoints;

/// <summary>Sees to it that every trouble of an API request is answered as a problem, never as a page.</summary>
internal sealed partial class ApiTroubles(RequestDelegate next, ILogger<ApiTroubles> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiPlaces.Holds(context))
        {
            await next(context);
            return;
        }
        try
        {
            if (Look(context.Request) is { } trouble)
                await trouble.ExecuteAsync(context);
            else
                await next(context);
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            await Of(fault).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
#pragma warning disable CA1031 // Whatever it was, the client gets words and the log the rest.
        catch (Exception fault) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            Failed(log, context.Request.Method, context.Request.Path, fault);
            context.Response.Clear();
            await Trouble.Of(StorageFault.Explain(fault) is null ? 500 : 503).ExecuteAsync(context);
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await Trouble.Of(context.Response.StatusCode).ExecuteAsync(context);
    }

    // No text of ours holds a NUL, and one of the databases cannot even be asked for it.
    private static Trouble? Look(HttpRequest request) =>
        (request.Path.Value?.Length ?? 0) + (request.QueryString.Value?.Length ?? 0) > ApiLimits.Address
            ? Trouble.Other(
                414,
                "too-long",
                "Too long",
                $"An address has at most {ApiLimits.Address} characters.",
                "query",
                "Ask for less at a time."
            )
        : Odd(request.Path.Value) ? Trouble.Invalid("path", "The address holds a NUL.", "Take it out.")
        : request.Query.FirstOrDefault(pair => Odd(pair.Key) || pair.Value.Any(Odd)).Key is { } key
            ? Trouble.Invalid(key.Replace('\0', '?'), "The query holds a NUL.", "Take it out.")
        : null;

    private static bool Odd(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static Trouble Of(BadHttpRequestException fault)
    {
        if (fault.InnerException is JsonException json)
            return Trouble.Invalid(
                json.Path is { Length: > 0 } path ? $"body {path}" : "body",
                First(json.Message),
                "Look at /api for what this operation takes."
            );
        if (fault.StatusCode != 400)
            return Trouble.Of(fault.StatusCode);
        return Parameter().Match(fault.Message) is { Success: true } found
            ? Trouble.Invalid(
                found.Groups["name"].Value,
                $"\"{Short(found.Groups["value"].Value)}\" is no value for it.",
                "Dates are written 2026-01-31, moments 2026-01-31T08:00:00Z, numbers in digits."
            )
            : Trouble.Invalid(null, First(fault.Message), "Look at /api for what this operation takes.");
    }

    // The rest of a serializer's message speaks of this program's own types.
    private static string First(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        var text = end > 0 ? message[..end] : message;
        return OwnType().Replace(text, "this");
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(
        "parameter \"[^\" ]+ (?<name>[^\"]+)\" from \"(?<value>.*)\"",
        RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Parameter();

    [GeneratedRegex(@"'?(Holdpoint|System)\.[\w.`\[\], +]+'?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnType();

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void Failed(ILogger log, string method, string path, Exception fault);
}
