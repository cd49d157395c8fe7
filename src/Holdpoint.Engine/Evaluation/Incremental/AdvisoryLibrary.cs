using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Csaf.Reading;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Engine.Storage;
using Microsoft.EntityFrameworkCore;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>Reads the current revisions of advisories from the database for matching, on all processors.</summary>
internal sealed class AdvisoryLibrary(HoldpointContext context)
{
    private const int BatchSize = 256;

    /// <summary>Keys of advisories whose document could not be read.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>The statements of these advisories.</summary>
    public async Task<List<AdvisoryStatements>> ReadAsync(
        IReadOnlyList<AdvisoryState> advisories,
        Action<int> done,
        CancellationToken cancel
    )
    {
        var read = new List<AdvisoryStatements>(advisories.Count);
        foreach (var batch in advisories.Chunk(BatchSize))
        {
            var digests = batch.Select(advisory => advisory.Sha256).ToList();
            var documents = await context
                .Documents.AsNoTracking()
                .Where(row => digests.Contains(row.Sha256))
                .ToDictionaryAsync(row => row.Sha256, StringComparer.Ordinal, cancel);
            var statements = new AdvisoryStatements?[batch.Length];
            Parallel.For(
                0,
                batch.Length,
                new ParallelOptions
                {
                    CancellationToken = cancel,
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                },
                at =>
                {
                    var document = documents[batch[at].Sha256];
                    var bytes = AdvisoryReading.Unpack(document.Packed, document.Size);
                    if (CsafReader.Read(bytes).Document is { } csaf)
                        statements[at] = StatementReader.Shipped.Read(csaf) with { Advisory = batch[at].Key };
                }
            );
            for (var at = 0; at < batch.Length; at++)
            {
                if (statements[at] is { } one)
                    read.Add(one);
                else
                    Unreadable.Add(batch[at].Key);
            }
            done(read.Count);
        }
        return read;
    }
}
