using Holdpoint.Core.Evaluation.PatchCases;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.PatchCases;

/// <summary>Moves cases into acquisition when a file for them is here, in the transaction that takes the file in.</summary>
internal static class CaseAcquiring
{
    /// <summary>Moves those that are to be patched; the others stay.</summary>
    /// <param name="writing">The transaction.</param>
    /// <param name="context">Its context.</param>
    /// <param name="cases">The cases that the file is for.</param>
    /// <param name="sha256">The file.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="actor">Who brought it.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task MoveAsync(
        Writing writing,
        HoldpointContext context,
        IReadOnlyCollection<string> cases,
        string sha256,
        DateTimeOffset now,
        string actor,
        CancellationToken cancel
    )
    {
        var rows = await context
            .PatchCases.AsNoTracking()
            .Where(row => cases.Contains(row.Id))
            .OrderBy(row => row.Id)
            .ToListAsync(cancel);
        foreach (var row in rows)
        {
            var before = CaseText.ReadCase(row.Body);
            var moved = CaseStages.Acquire(before);
            if (moved.Stage == before.Stage)
                continue;
            CaseRows.Write(
                writing,
                [moved],
                new Dictionary<string, int>(StringComparer.Ordinal) { [moved.Content.Site] = row.SiteId }
            );
            EvidenceWriter.Add(
                writing,
                now,
                actor,
                "case.stage",
                moved.Id,
                new
                {
                    From = before.Stage,
                    To = moved.Stage,
                    Artifact = sha256,
                }
            );
        }
    }
}
