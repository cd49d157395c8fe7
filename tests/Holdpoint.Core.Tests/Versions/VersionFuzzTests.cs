using System.Diagnostics;
using CsCheck;
using Holdpoint.Core;
using Holdpoint.Core.Versions;
using Holdpoint.Tests;

namespace Holdpoint.Core.Tests.Versions;

public class VersionFuzzTests
{
    // Pieces of the grammar in any order reach further into it than random characters do.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[0, 200],
        Gen.OneOf(
                Gen.OneOf(
                    "<",
                    "<=",
                    ">",
                    ">=",
                    "=",
                    "|",
                    " and ",
                    " or ",
                    ",",
                    "vers:all/",
                    "*",
                    "x",
                    "V",
                    "All versions "
                ),
                Gen.OneOf(
                    "SP",
                    " Update ",
                    "HF",
                    "Build",
                    "(including)",
                    "(",
                    ")",
                    "-",
                    ".",
                    "_",
                    " with ",
                    "FS",
                    "rc"
                ),
                Gen.Int[0, int.MaxValue].Select(number => number.ToString()),
                Gen.OneOf(
                    "99999999999999999999999",
                    "A",
                    "\u00a0",
                    "first 5 digits of serial number ",
                    "April/20/2023"
                )
            )
            .Array[0, 40]
            .Select(string.Concat)
    );

    [Fact]
    public void No_text_breaks_the_grammar() =>
        Texts.Sample(
            text =>
            {
                var range = RangeText.Parse(text, RangeTextKind.Range);
                Assert.True(range.Intervals.Count + range.Conditions.Count > 0);
                range.Locate(VersionText.Parse(text), AttributeSet.Empty);
                FixText.Read(text);
                NamedTrain.Split(text);
            },
            time: FuzzBudget.Seconds
        );

    [Theory]
    [InlineData("9")]
    [InlineData("1.")]
    [InlineData("<= ")]
    [InlineData("( a")]
    [InlineData("V1 - ")]
    [InlineData("update to ")]
    [InlineData("and ")]
    public void A_long_text_is_read_in_time_in_proportion(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        RangeText.Parse(text, RangeTextKind.Range);
        RangeText.Parse(text[..RangeText.MaxLength], RangeTextKind.Range);
        VersionText.Parse(text);
        FixText.Read(text);
        NamedTrain.Split(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }
}
