using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Keeps what vouched for each accepted document, as evidence under the document's digest.</summary>
internal static class AcceptanceEvidence
{
    private const string Kind = "document.accept";

    /// <summary>Adds the acceptances that are not there yet.</summary>
    public static async Task AddAsync(
        HoldpointContext context,
        Writing writing,
        IReadOnlyList<AdvisoryAcceptance> acceptances,
        DateTimeOffset now,
        string actor,
        CancellationToken cancel
    )
    {
        if (acceptances.Count == 0)
            return;
        var subjects = context.Evidence.Where(row => row.Kind == Kind).Select(row => row.Subject);
        var known = (await subjects.ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        EvidenceWriter.AddMany(
            writing,
            [
                .. acceptances
                    .Where(one => known.Add(Subject(one)))
                    .Select(one => EvidenceWriter.Event(now, actor, Kind, Subject(one), one)),
            ]
        );
    }

    /// <summary>What vouches for some bytes, the oldest acceptance first; none for an import by hand.</summary>
    public static async Task<IReadOnlyList<AdvisoryAcceptance>> OfAsync(
        HoldpointContext context,
        string sha256,
        CancellationToken cancel
    )
    {
        var bodies = await context
            .Evidence.AsNoTracking()
            .Where(row => row.Kind == Kind && row.Subject.StartsWith(sha256))
            .OrderBy(row => row.Id)
            .Select(row => row.Body)
            .ToListAsync(cancel);
        return bodies.ConvertAll(Json.Read<AdvisoryAcceptance>);
    }

    private static string Subject(AdvisoryAcceptance one) => $"{one.Sha256} {one.SourceId}";
}
