using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Holdpoint.Server.Endpoints;

/// <summary>Names what an answer says, so that it is not sent again to somebody who has it.</summary>
internal sealed class ETags(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const int Length = 18;

    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var http = context.HttpContext;
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        if (
            !HttpMethods.IsGet(http.Request.Method)
            || inner is not IValueHttpResult { Value: { } value }
            || inner is not IStatusCodeHttpResult { StatusCode: 200 }
        )
            return result;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions);
        var tag = Tag(bytes, (value as IRevised)?.Revision);
        http.Response.Headers.ETag = tag;
        // It may be kept by the one who asked, who asks each time whether it still holds.
        http.Response.Headers.CacheControl = "private, no-cache";
        return Names(http.Request.Headers.IfNoneMatch.ToString(), tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json");
    }

    /// <summary>The revision that a change may only be made on; null for any. False where the header names none of ours.</summary>
    public static bool Expected(HttpRequest request, out string? revision)
    {
        revision = null;
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
            return true;
        if (
            !EntityTagHeaderValue.TryParse(header, out var tag)
            || tag.IsWeak
            || tag.Tag.Value?.Trim('"').Split('.') is not [var named, _]
        )
            return false;
        revision = named;
        return true;
    }

    private static string Tag(byte[] bytes, string? revision)
    {
        var body = Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, Length));
        return revision is null ? $"\"{body}\"" : $"\"{revision}.{body}\"";
    }

    private static bool Names(string header, string tag) =>
        header == "*"
        || (
            EntityTagHeaderValue.TryParseList([header], out var tags)
            && tags.Any(one => one.Tag.Equals(tag, StringComparison.Ordinal))
        );
}
