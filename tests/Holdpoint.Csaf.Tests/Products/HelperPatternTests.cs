using System.Diagnostics;
using CsCheck;
using Holdpoint.Csaf.Products;

namespace Holdpoint.Csaf.Tests.Products;

public class HelperPatternTests
{
    [Theory]
    [InlineData("6ES7510-1DJ01-0AB0", "6ES7510-1DJ01-0AB0", HelperMatch.Whole)]
    [InlineData("6ES7510-1DJ01-0AB0", "6es7510-1dj01-0ab0", HelperMatch.None)]
    [InlineData("6ES7510", "6ES7510-1DJ01-0AB0", HelperMatch.Beginning)]
    [InlineData("6ES7510-1DJ01-0AB0", "6ES7510", HelperMatch.None)]
    [InlineData("6ES7510-?DJ0?-0AB0", "6ES7510-1DJ01-0AB0", HelperMatch.Whole)]
    [InlineData("6ES7510-?DJ01", "6ES7510-DJ01", HelperMatch.None)]
    [InlineData("6ES7*", "6ES7510-1DJ01-0AB0", HelperMatch.Whole)]
    [InlineData("6ES7*", "6ES7", HelperMatch.Whole)]
    [InlineData("*-0AB0", "6ES7510-1DJ01-0AB0", HelperMatch.Whole)]
    [InlineData("*-0AB0", "6ES7510-1DJ01-0AB01", HelperMatch.Beginning)]
    [InlineData("6ES7*-1*-0AB?", "6ES7510-1DJ01-0AB0", HelperMatch.Whole)]
    [InlineData("A**B", "AxxB", HelperMatch.Whole)]
    [InlineData(@"A\*B", "A*B", HelperMatch.Whole)]
    [InlineData(@"A\*B", "AxB", HelperMatch.None)]
    [InlineData(@"A\?", "A?", HelperMatch.Whole)]
    [InlineData(@"A\\B", @"A\B", HelperMatch.Whole)]
    [InlineData(@"A\", @"A\", HelperMatch.Whole)]
    [InlineData("?", "", HelperMatch.None)]
    [InlineData("", "A", HelperMatch.None)]
    [InlineData("*", "", HelperMatch.Beginning)]
    [InlineData("é?", "éx", HelperMatch.Whole)]
    public void A_pattern_stands_for_these(string pattern, string text, HelperMatch expected) =>
        Assert.Equal(expected, HelperPattern.Parse(pattern).Compare(text));

    [Theory]
    [InlineData("6ES7", "6ES7", "6ES7", false)]
    [InlineData("6ES7*", null, "6ES7", true)]
    [InlineData(@"a\*b?", null, "a*b", true)]
    [InlineData(@"a\*b", "a*b", "a*b", false)]
    public void What_is_fixed_can_be_asked(string pattern, string? literal, string prefix, bool wildcards)
    {
        var parsed = HelperPattern.Parse(pattern);
        Assert.Equal(
            (literal, prefix, wildcards),
            (parsed.Literal, parsed.LiteralPrefix, parsed.HasWildcards)
        );
    }

    [Theory]
    [InlineData("a**", true)]
    [InlineData(@"a\**", false)]
    [InlineData(@"a*\*", false)]
    [InlineData(@"a\\**", true)]
    [InlineData("*a*", false)]
    public void Two_stars_in_a_row_are_seen(string pattern, bool adjacent) =>
        Assert.Equal(adjacent, HelperPattern.Parse(pattern).HasAdjacentStars);

    [Fact]
    public void An_escaped_text_stands_for_itself_alone() =>
        Gen.Select(Texts(@"ab*?\"), Texts(@"ab*?\"))
            .Sample(
                (one, other) =>
                    HelperPattern.Parse(HelperPattern.Escape(one)).Matches(other) == (one == other)
            );

    [Fact]
    public void Matching_agrees_with_the_plain_definition() =>
        Gen.Select(Texts("ab*?"), Texts("ab"))
            .Sample((pattern, text) => HelperPattern.Parse(pattern).Matches(text) == Plain(pattern, text));

    [Fact]
    public void Many_stars_take_no_time()
    {
        var clock = Stopwatch.StartNew();
        var pattern = HelperPattern.Parse(string.Concat(Enumerable.Repeat("*a", 1_000)) + "b");
        Assert.False(pattern.Matches(new string('a', 20_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static Gen<string> Texts(string characters) => Gen.String[Gen.Char[characters], 1, 8];

    private static bool Plain(string pattern, string text)
    {
        if (pattern.Length == 0)
            return text.Length == 0;
        if (pattern[0] == '*')
            return Plain(pattern[1..], text) || (text.Length > 0 && Plain(pattern, text[1..]));
        return text.Length > 0
            && (pattern[0] == '?' || pattern[0] == text[0])
            && Plain(pattern[1..], text[1..]);
    }
}
