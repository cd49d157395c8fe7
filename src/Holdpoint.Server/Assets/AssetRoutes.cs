using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace Holdpoint.Server.Assets;

/// <summary>Gives out the assets; they say nothing of a plant, so everybody may have them.</summary>
internal static class AssetRoutes
{
    /// <summary>Answers requests for assets before anything else is asked.</summary>
    public static void MapAssets(this WebApplication app)
    {
        var assets = app.Services.GetRequiredService<EmbeddedAssets>();
        app.Use(
            (context, next) =>
                HttpMethods.IsGet(context.Request.Method)
                && assets.Find(context.Request.Path.Value ?? "") is { } asset
                    ? SendAsync(context, asset)
                    : next(context)
        );
    }

    private static async Task SendAsync(HttpContext context, EmbeddedAssets.Asset asset)
    {
        var brotli = new RequestHeaders(context.Request.Headers).AcceptEncoding.Any(one =>
            one.Value == "br" && one.Quality is not 0
        );
        var body = brotli ? asset.Brotli : asset.Plain;
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (brotli)
            headers.ContentEncoding = "br";
        context.Response.ContentType = asset.Type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
