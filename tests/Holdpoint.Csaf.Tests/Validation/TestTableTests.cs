using System.Text.RegularExpressions;
using Holdpoint.Csaf.Validation;

namespace Holdpoint.Csaf.Tests.Validation;

public partial class TestTableTests
{
    [Fact]
    public void No_test_is_listed_twice_for_a_version()
    {
        foreach (var version in (TestVersions[])[TestVersions.V20, TestVersions.V21])
        {
            var ids = TestTable.Rows.Where(r => r.Versions.HasFlag(version)).Select(r => r.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void The_tests_stand_in_the_order_of_their_clauses()
    {
        var keys = TestTable
            .Rows.Select(r => string.Join('.', r.Id.Split('.').Select(p => p.PadLeft(3, '0'))))
            .ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Every_test_stands_in_the_documentation()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Holdpoint.slnx")))
            at = at.Parent;
        var text = File.ReadAllText(Path.Combine(at!.FullName, "docs", "csaf-conformance.md"));
        var listed = Row()
            .Matches(text)
            .Select(m => m.Groups["id"].Value + " " + m.Groups["title"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(TestTable.Rows, r => Assert.Contains($"{r.Id} {r.Title}", listed));
    }

    [GeneratedRegex(
        @"^\| (?<id>6\.[0-9.]+) \| (2\.0|2\.1|2\.0, 2\.1) \| (?<title>.+) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Row();
}
