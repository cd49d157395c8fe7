using System.Reflection;
using System.Text.RegularExpressions;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Versions;

/// <summary>Texts made to cost much, by those who know the expressions.</summary>
public class HostileTextTests
{
    public static TheoryData<string, string> Texts =>
        new()
        {
            // Versions and levels that can be taken apart in more than one way, with no end that fits.
            { "Fixed in version ", "1.11aaa11" },
            { "Update to V1", "SP1" },
            { "Update to V1 or ", "R1P1" },
            { "Corrected in 1.1", ", and 1.1SP1SP1" },
            // Beginnings without an end.
            { "", "correct in with by " },
            { "", "#address ##" },
            { "", "upgrad " },
            { "", "update to at least " },
            { "", "version V1.1" },
            { "", "firmware version: " },
            { "", "vers:" },
            { "", "between 1 (including) and " },
            { "", "1 - 2 SP1 to " },
            { "", "bios = " },
            { "", "function state <" },
            { "", "(aa (" },
            { "", "up.exe" },
            { "x ", "V1.1 SP 1 SP1" },
            { "", "1A" },
            { "all ", "versions " },
            { "", " " },
            { "1", " " },
            { "", "\n" },
            { "", "\0" },
            { "", "\ud800" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_reader_of_versions_has_an_answer_to_a_hostile_text(string start, string again)
    {
        foreach (var length in (int[])[400, VersionText.MaxLength, RangeText.MaxLength, FixText.MaxLength])
        {
            foreach (var end in (string[])["", "!", " or later"])
            {
                var whole = start + string.Concat(Enumerable.Repeat(again, (length / again.Length) + 1));
                var text = whole[..(length - end.Length)] + end;
                Assert.NotNull(FixText.Read(text));
                Assert.NotNull(RangeText.Parse(text, RangeTextKind.Range));
                Assert.NotNull(RangeText.Parse(text, RangeTextKind.Version));
                Assert.NotNull(VersionText.Parse(text));
                Assert.NotNull(NamedTrain.Split(text));
            }
        }
    }

    /// <summary>A time limit is a clock: what is read in time here would be a fault on a machine that was just held up.</summary>
    [Fact]
    public void No_expression_of_a_rule_has_a_time_limit()
    {
        var expressions = typeof(FixText)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
            .Select(method => (method.Name, Regex: (Regex)method.Invoke(null, null)!))
            .ToList();
        Assert.True(expressions.Count > 40);
        Assert.Empty(
            expressions
                .Where(one => one.Regex.MatchTimeout != Regex.InfiniteMatchTimeout)
                .Select(one => one.Name)
        );
    }
}
