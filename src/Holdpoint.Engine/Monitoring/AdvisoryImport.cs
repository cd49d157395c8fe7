using System.Collections.Concurrent;
using Holdpoint.Engine.Evidence;
using Holdpoint.Engine.Storage;
using Holdpoint.Engine.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Monitoring;

/// <summary>Takes advisories into the database: all revisions are kept, the newest speaks.</summary>
internal sealed class AdvisoryImport(Database database, TimeProvider clock, string actor)
{
    /// <summary>Imports documents in one transaction. Bytes that are known are passed over without being read as CSAF.</summary>
    public async Task<AdvisoryImportResult> RunAsync(
        IReadOnlyList<AdvisoryFile> files,
        string subject,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancel
    )
    {
        await using var context = database.Context();
        var known = (await context.AdvisoryRevisions.Select(row => row.Sha256).ToListAsync(cancel)).ToHashSet(
            StringComparer.Ordinal
        );
        var readings = new ConcurrentBag<AdvisoryReading>();
        var problems = new ConcurrentBag<AdvisoryImportProblem>();
        var (done, unchanged, notCsaf) = (0, 0, 0);
        var now = clock.GetUtcNow();
        await Parallel.ForEachAsync(
            files,
            cancel,
            async (file, token) =>
            {
                if (file.Sha256 is { } told && known.Contains(told))
                {
                    Interlocked.Increment(ref unchanged);
                    progress?.Report((Interlocked.Increment(ref done), files.Count));
                    return;
                }
                var bytes = await File.ReadAllBytesAsync(file.Path, token);
                var sha256 = Digest.Of(bytes);
                if (known.Contains(sha256))
                    Interlocked.Increment(ref unchanged);
                else if (bytes.AsSpan().IndexOf("\"csaf_version\""u8) < 0)
                    Interlocked.Increment(ref notCsaf);
                else if (bytes.Length > StorageLimits.DocumentBytes)
                    problems.Add(
                        new(
                            file.Origin,
                            $"The document is longer than {StorageLimits.DocumentBytes:N0} bytes."
                        )
                    );
                else if (AdvisoryReading.Read(bytes, sha256, file, now, out var why) is { } reading)
                    readings.Add(reading);
                else
                    problems.Add(new(file.Origin, why));
                progress?.Report((Interlocked.Increment(ref done), files.Count));
            }
        );
        if (readings.IsEmpty && problems.IsEmpty)
        {
            return new()
            {
                Imported = [],
                Unchanged = unchanged,
                NotCsaf = notCsaf,
                Problems = [],
            };
        }
        await using var writing = await Database.WriteAsync(context, cancel);
        var imported = await WriteAsync(context, writing, readings, cancel);
        var result = new AdvisoryImportResult
        {
            Imported = imported,
            Unchanged = unchanged,
            NotCsaf = notCsaf,
            Problems = [.. problems.OrderBy(problem => problem.Origin, StringComparer.Ordinal)],
        };
        var body = new
        {
            New = result.Count(AdvisoryChange.New),
            Changed = result.Count(AdvisoryChange.Changed),
            Older = result.Count(AdvisoryChange.Older),
            result.Unchanged,
            Problems = result.Problems.Take(100),
            Advisories = imported
                .Where(one => one.Change != AdvisoryChange.Older)
                .Select(one => $"{one.Advisory} {one.Version}"),
        };
        EvidenceWriter.Add(writing, now, actor, "advisory.import", subject, body);
        await writing.CommitAsync(cancel);
        return result;
    }

    private static async Task<List<ImportedAdvisory>> WriteAsync(
        HoldpointContext context,
        Writing writing,
        IEnumerable<AdvisoryReading> readings,
        CancellationToken cancel
    )
    {
        using var table = await AdvisoryTable.LoadAsync(context, writing, cancel);
        var imported = new List<ImportedAdvisory>();
        // Oldest first, so that a folder with several revisions gives the history its right order.
        var ordered = readings
            .DistinctBy(reading => reading.Revision.Sha256, StringComparer.Ordinal)
            .OrderBy(reading => reading.TrackingId, StringComparer.Ordinal)
            .ThenBy(reading => reading.Revision.Version, RevisionOrder.Instance)
            .ThenBy(reading => reading.Revision.ReleasedAt)
            .ThenBy(reading => reading.Revision.Sha256, StringComparer.Ordinal);
        foreach (var reading in ordered)
        {
            cancel.ThrowIfCancellationRequested();
            var change = table.Add(reading);
            imported.Add(new(reading.TrackingId, reading.Revision.Version, change, reading.Revision.Title));
        }
        return imported;
    }
}
