using System.Text.Json;
using Holdpoint.Core.Versions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Versions;

public class VersUriTests
{
    [Fact]
    public void The_official_parse_cases_are_read_or_refused_as_expected()
    {
        foreach (var test in Cases("vers_canonical_parse_test.json"))
        {
            var input = test.GetProperty("input").GetString()!;
            var read = VersUri.Parse(input);
            if (test.TryGetProperty("expected_failure", out _))
            {
                Assert.Equal(
                    test.GetProperty("expected_message").GetString(),
                    $"non-canonical VERS: {read.Fault}"
                );
                continue;
            }
            Assert.Null(read.Fault);
            var expected = test.GetProperty("expected_output");
            Assert.Equal(expected.GetProperty("scheme").GetString(), read.Scheme);
            Assert.Equal(
                expected
                    .GetProperty("version_constraints")
                    .EnumerateArray()
                    .Select(pair => (pair[0].GetString()!, pair[1].GetString()!)),
                read.Constraints
            );
        }
    }

    [Theory]
    [InlineData("pypi_range_containment_test.json")]
    [InlineData("npm_range_containment_test.json")]
    public void The_official_containment_cases_answer_as_expected(string file)
    {
        foreach (var test in Cases(file))
        {
            var input = test.GetProperty("input");
            var text = input.GetProperty("vers").GetString()!;
            var version = VersionText.Parse(input.GetProperty("version").GetString()!);
            Assert.True(
                test.GetProperty("expected_output").GetBoolean() == Lenient(text).Contains(version),
                text
            );
        }
    }

    [Fact]
    public void The_official_validation_cases_are_written_in_canonical_order()
    {
        foreach (var test in Cases("pypi_range_validate_test.json"))
            Assert.Equal(
                test.GetProperty("expected_output").GetString(),
                Lenient(test.GetProperty("input").GetString()!).ToString()
            );
    }

    [Theory]
    [InlineData("vers:all/*", true)]
    [InlineData("vers:all/<V4.4", false)]
    [InlineData("vers:all/>=V7.80<V9.40", false)]
    [InlineData("vers:/1.0", false)]
    [InlineData("vers:npm/", false)]
    [InlineData("vers:npm/>=", false)]
    [InlineData("VERS:npm/1", false)]
    [InlineData("< V4.4", false)]
    public void A_specifier_is_canonical_or_says_what_is_wrong(string text, bool canonical) =>
        Assert.Equal(canonical, VersUri.Parse(text).Fault is null);

    // The suite's containment and validation inputs need not be sorted; order is the only fault they may have.
    private static VersUri Lenient(string text)
    {
        var read = VersUri.Parse(text);
        Assert.True(read.Fault is null or "constraints are not sorted by version", $"{text}: {read.Fault}");
        return read;
    }

    private static JsonElement.ArrayEnumerator Cases(string file) =>
        JsonDocument
            .Parse(File.ReadAllBytes(SharedData.Path("conformance", "vers", file)))
            .RootElement.GetProperty("tests")
            .EnumerateArray();
}
