using System.Text;
using System.Text.Json;
using Holdpoint.Core.Evaluation;
using Holdpoint.Core.Evaluation.Applicability;
using Holdpoint.Core.Inventory;
using Holdpoint.Csaf.Reading;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Evaluation.Applicability;

/// <summary>The verdicts on real advisories: every case of the shared set, and the figures they must reach.</summary>
public class CaseTests(ITestOutputHelper output)
{
    [Fact]
    public void The_verdicts_on_real_advisories_are_as_expected()
    {
        var cases = Read(SharedData.Path("cases", "applicability-full.jsonl"));
        var corpus = SharedData.Path("corpus", "cisa-ot");
        var files = Directory
            .EnumerateFiles(corpus, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);
        var indexes = new Dictionary<string, AdvisoryIndex>(StringComparer.Ordinal);
        var misses = new StringBuilder();
        var table = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (right, missed, undecided, decidable) = (0, 0, 0, 0);
        foreach (var one in cases)
        {
            if (!indexes.TryGetValue(one.File, out var index))
                indexes[one.File] = index = AdvisoryIndex.Of([Statements(files[one.File])]);
            var findings = Matcher.Shipped.Match(one.Configuration, index).Findings;
            var got = Verdict(findings, one.Cves);
            var key = $"{one.Expected, -14}{got}";
            table[key] = table.GetValueOrDefault(key) + 1;
            right += got == one.Expected ? 1 : 0;
            missed +=
                one.Expected == "affected"
                && got is "fixed" or "not_affected" or "not_listed"
                && one.Expected == "affected"
                    ? 1
                    : 0;
            if (one.Expected is "affected" or "fixed" or "not_affected")
            {
                decidable++;
                undecided += got == "needs_review" ? 1 : 0;
            }
            if (got != one.Expected)
                misses.AppendLine(
                    $"{one.Id} {one.Kind} {one.File} expected {one.Expected}, got {got}: {one.Configuration.Vendor} / {one.Configuration.Product} / {one.Configuration.OrderNumber} / {one.Configuration.Version} | {one.CsafName} | {findings.Select(finding => finding.Evidence.Reason).FirstOrDefault()} {string.Join(',', findings.SelectMany(f => f.Evidence.Rules))}"
                );
        }
        foreach (var (key, count) in table)
            output.WriteLine($"{key, -30}{count}");
        output.WriteLine(
            $"as expected {right} of {cases.Count} ({100.0 * right / cases.Count:F2} %), affected missed {missed}, decidable in review {undecided} of {decidable} ({100.0 * undecided / decidable:F2} %)"
        );
        output.WriteLine(misses.ToString());
        if (Environment.GetEnvironmentVariable("HOLDPOINT_CASES_OUT") is { } target)
            File.WriteAllText(target, misses.ToString());
        Assert.Equal(0, missed);
        Assert.True(right >= 0.99 * cases.Count, $"{right} of {cases.Count} as expected");
        Assert.True(undecided <= 0.03 * decidable, $"{undecided} of {decidable} in review");
    }

    // A case is about all its CVEs; the worst word counts: affected, then review.
    private static string Verdict(IReadOnlyList<Finding> findings, IReadOnlyList<string> cves)
    {
        var verdicts = findings
            .Where(finding => cves.Count == 0 || finding.Cves.Intersect(cves, StringComparer.Ordinal).Any())
            .Select(finding => finding.Verdict)
            .ToHashSet();
        return verdicts.Count == 0 ? "not_listed"
            : verdicts.Contains(Core.Evaluation.Verdict.Affected) ? "affected"
            : verdicts.Contains(Core.Evaluation.Verdict.Review) ? "needs_review"
            : verdicts.Contains(Core.Evaluation.Verdict.Fixed) ? "fixed"
            : "not_affected";
    }

    private static AdvisoryStatements Statements(string file) =>
        StatementReader.Shipped.Read(CsafReader.Read(File.ReadAllBytes(file)).Document!);

    private static List<Case> Read(string path)
    {
        var cases = new List<Case>();
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var asset = root.GetProperty("asset");
            string? Text(string name) => asset.TryGetProperty(name, out var value) ? value.GetString() : null;
            cases.Add(
                new(
                    root.GetProperty("id").GetString()!,
                    root.GetProperty("kind").GetString()!,
                    root.GetProperty("file").GetString()!,
                    root.GetProperty("expected").GetString()!,
                    [.. root.GetProperty("cves").EnumerateArray().Select(cve => cve.GetString()!)],
                    root.GetProperty("csaf_name").GetString()!,
                    new(
                        Text("vendor"),
                        Text("product"),
                        Text("order_number"),
                        Text("version"),
                        null,
                        null,
                        AttributeSet.Empty
                    )
                )
            );
        }
        return cases;
    }

    private sealed record Case(
        string Id,
        string Kind,
        string File,
        string Expected,
        IReadOnlyList<string> Cves,
        string CsafName,
        Configuration Configuration
    );
}
