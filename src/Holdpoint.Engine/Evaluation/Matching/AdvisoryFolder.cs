using System.Collections.Concurrent;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Csaf.Reading;
using Holdpoint.Engine.Monitoring;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>Reads every CSAF document under a directory for matching, on all processors, one document in memory each.</summary>
public static class AdvisoryFolder
{
    /// <summary>
    /// Reads the folder. What is no CSAF document (feeds, provider metadata) is passed over; a CSAF document that cannot be
    /// read is a problem. Of two revisions of one advisory both are kept: the caller decides.
    /// </summary>
    /// <exception cref="IOException">A file could not be read.</exception>
    public static AdvisoryFolderReading Read(string folder, CancellationToken cancellationToken = default)
    {
        var files = Directory
            .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var advisories = new ConcurrentBag<AdvisoryStatements>();
        var problems = new ConcurrentBag<AdvisoryProblem>();
        Parallel.ForEach(
            files,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = cancellationToken,
            },
            file => Read(file, advisories, problems)
        );
        return new(
            Latest(advisories),
            [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal)]
        );
    }

    private static void Read(
        string file,
        ConcurrentBag<AdvisoryStatements> advisories,
        ConcurrentBag<AdvisoryProblem> problems
    )
    {
        using var bytes = FileBytes.Of(file);
        if (!SaysCsaf(bytes.Memory.Span))
            return;
        var read = CsafReader.Read(bytes.Memory);
        if (read.Document is null)
        {
            var first = read.Diagnostics.Count > 0 ? read.Diagnostics[^1].ToString() : "unreadable";
            problems.Add(new(file, first));
            return;
        }
        var statements = StatementReader.Shipped.Read(read.Document);
        if (statements.Advisory.Length == 0)
            problems.Add(new(file, "the document has no tracking id"));
        else
            advisories.Add(statements);
    }

    // Every CSAF document says its version near its beginning or, where keys are ordered otherwise, somewhere.
    private static bool SaysCsaf(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\"csaf_version\""u8) >= 0;

    // A folder may hold several revisions of a document; only the newest speaks.
    private static List<AdvisoryStatements> Latest(IEnumerable<AdvisoryStatements> advisories) =>
        [
            .. advisories
                .GroupBy(advisory => advisory.Advisory, StringComparer.Ordinal)
                .Select(group => group.MaxBy(advisory => advisory.Revision, RevisionOrder.Instance)!)
                .OrderBy(advisory => advisory.Advisory, StringComparer.Ordinal),
        ];
}
