using Holdpoint.Core.Evaluation.SitePolicies;

namespace Holdpoint.Core.Tests.Evaluation.SitePolicies;

public class PolicyComparisonTests
{
    [Theory]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", "a: 1 -> 2")]
    [InlineData("""{ "a": { "b": "x" } }""", """{ "a": { "c": true } }""", "a › c: - -> true|a › b: x -> -")]
    [InlineData("""{ "a": ["x", "z"] }""", """{ "a": ["x", "y", "z"] }""", "a › y: - -> y")]
    [InlineData(
        """{ "a": [{ "id": "k", "days": 1 }] }""",
        """{ "a": [{ "id": "j", "days": 9 }, { "id": "k", "days": 2 }] }""",
        "a › j › id: - -> j|a › j › days: - -> 9|a › k › days: 1 -> 2"
    )]
    [InlineData(
        """{ "t": "h\nr1\nr2\n" }""",
        """{ "t": "h\nr0\nr1\nr3\n" }""",
        "t › r0: - -> r0|t › r3: - -> r3|t › r2: r2 -> -"
    )]
    [InlineData("""{ "a": ["x", "x"] }""", """{ "a": ["x"] }""", "a › x (2): x -> -")]
    [InlineData("""{ "a": 1, "b": 2 }""", """{ "b": 2, "a": 1 }""", "")]
    public void Only_what_differs_is_said_where_it_stands(string before, string after, string differences) =>
        Assert.Equal(
            differences,
            string.Join(
                '|',
                PolicyComparison
                    .Compare(before, after)
                    .Select(one => $"{one.Place}: {one.Before ?? "-"} -> {one.After ?? "-"}")
            )
        );
}
