using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests;

/// <summary>The real documents and the conformance files of the shared folder.</summary>
internal static class Corpus
{
    internal static string[] Advisories() =>
        Directory.GetFiles(SharedData.Path("corpus", "cisa-ot"), "ics*.json", SearchOption.AllDirectories);

    /// <summary>Each row of the conformance index: version, test, group, file, expected of the test, expected of the document.</summary>
    internal static IEnumerable<ConformanceCase> Conformance()
    {
        var root = SharedData.Path("conformance", "csaf");
        foreach (var line in File.ReadLines(Path.Combine(root, "index.csv")).Skip(1))
        {
            var cells = line.Split(',');
            var path = Path.Combine(root, cells[0], "data", cells[3]);
            yield return new ConformanceCase(cells[1], path, cells[5] == "valid");
        }
    }

    internal static IEnumerable<string> Examples() =>
        Directory
            .GetFiles(SharedData.Path("conformance", "csaf"), "*.json", SearchOption.AllDirectories)
            .Where(p => p.Contains("/examples/csaf/") || p.Contains("/filenames/"));
}

internal sealed record ConformanceCase(string Test, string Path, bool IsValid);
