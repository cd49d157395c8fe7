using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Csaf.Reading;
using Holdpoint.Engine.Monitoring;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evaluation.Incremental;

/// <summary>Reads the current revisions of advisories from the database for matching, on all processors.</summary>
internal sealed class AdvisoryLibrary(Reading reading)
{
    private const int BatchSize = 256;

    /// <summary>Keys of advisories whose document could not be read.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>The statements of these advisories.</summary>
    public List<AdvisoryStatements> Read(
        IReadOnlyList<AdvisoryState> advisories,
        Action<int> done,
        CancellationToken cancel
    )
    {
        var read = new List<AdvisoryStatements>(advisories.Count);
        foreach (var batch in advisories.Chunk(BatchSize))
        {
            var documents = reading
                .RowsOf(
                    "SELECT sha256, packed, size FROM documents WHERE sha256 IN (@keys)",
                    batch.Select(advisory => advisory.Sha256)
                )
                .Select(row =>
                    (Sha256: row.GetString(0), Packed: row.GetFieldValue<byte[]>(1), Size: row.GetInt32(2))
                )
                .DistinctBy(row => row.Sha256, StringComparer.Ordinal)
                .ToDictionary(row => row.Sha256, StringComparer.Ordinal);
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
