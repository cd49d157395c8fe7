using Holdpoint.Core.Access;
using Holdpoint.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdpoint.Server.Endpoints.Monitoring;

/// <summary>An advisory's document as it came, byte for byte.</summary>
internal static class DocumentEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapDocuments(this WebApplication app) =>
        app.MapGet("/advisories/{key}/document", GetAsync)
            .WithMetadata(new DemandsAttribute(Permission.View));

    private static async Task<IResult> GetAsync(
        string key,
        string? revision,
        Work work,
        CancellationToken cancel
    )
    {
        var revisions = await work.Programme.RevisionsAsync(key, cancel);
        var asked = revision is null
            ? revisions.FirstOrDefault(one => one.IsCurrent)
            : revisions.FirstOrDefault(one => one.Version == revision);
        return asked is not null && await work.Programme.DocumentAsync(asked.Sha256, cancel) is { } bytes
            ? Results.File(bytes, "application/json", $"{key.Replace('/', '_')}.json")
            : Results.NotFound();
    }
}
