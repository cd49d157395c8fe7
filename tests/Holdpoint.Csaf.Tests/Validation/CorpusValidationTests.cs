using Holdpoint.Csaf.Validation;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Validation;

/// <summary>What the validator finds in the real advisories; the counts stand in docs/csaf-conformance.md.</summary>
public class CorpusValidationTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_advisory_of_the_corpus_is_read_and_what_is_found_is_counted()
    {
        var files = Directory
            .EnumerateDirectories(SharedData.Path("corpus", "cisa-ot"))
            .SelectMany(d => Directory.EnumerateFiles(d, "*.json"))
            .ToList();
        var results = files.AsParallel().Select(f => CsafValidator.Validate(File.ReadAllBytes(f))).ToList();
        Assert.Equal(2_379, results.Count);
        // A document whose JSON was not read would have no test but the schema's.
        Assert.All(results, r => Assert.True(r.Tests.Count > 50));
        output.WriteLine($"valid: {results.Count(r => r.IsValid)} of {results.Count}");
        var failed = results.SelectMany(r => r.Tests.Where(t => !t.Passed)).GroupBy(t => (t.Group, t.Id));
        foreach (var test in failed.OrderBy(g => g.Key.Group).ThenByDescending(g => g.Count()))
            output.WriteLine(
                $"{test.Key.Id} {test.Key.Group}: {test.Count()} documents, {test.Sum(t => t.Messages.Count)} findings, such as {test.First().Messages[0]}"
            );
    }
}
