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

    private static readonly Gen<string> Specifiers = Gen.Select(
            Gen.OneOf("all", "vls", "pypi", "npm", "generic", "X", ""),
            Gen.Select(
                Gen.OneOf("<", "<=", ">", ">=", "!=", "=", "", "*"),
                Gen.OneOf(
                    Gen.Int[0, 99].Select(number => $"{number}.0"),
                    Gen.String[0, 6],
                    Gen.OneOf("%20", "%", "|", "1%2e")
                )
            ).Array[0, 6]
        )
        .Select(
            (scheme, parts) =>
                $"vers:{scheme}/{string.Join('|', parts.Select(part => part.Item1 + part.Item2))}"
        );

    // Bounds of any text: letters, dates, levels, numbers without an order.
    private static readonly Gen<VersionIntervalSet> AnySets = Gen.Select(
            Texts.Select(VersionText.Parse),
            Texts.Select(VersionText.Parse),
            Gen.Int[0, 15]
        )
        .Select(
            (lower, upper, form) =>
                new VersionInterval(
                    (form & 1) == 0 ? new VersionBound(lower, (form & 4) == 0) : null,
                    (form & 2) == 0 ? new VersionBound(upper, (form & 8) == 0) : null
                )
        )
        .Array[0, 4]
        .Select(VersionIntervalSet.Of);

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

    [Fact]
    public void No_specifier_breaks_its_reader_and_what_it_reads_it_writes_back() =>
        Gen.OneOf(Texts, Texts.Select(text => "vers:generic/" + text), Specifiers)
            .Sample(
                text =>
                {
                    var read = VersUri.Parse(text);
                    read.Contains(VersionText.Parse(text));
                    if (read.Fault is not null)
                        return;
                    var again = VersUri.Parse(read.ToString());
                    Assert.Null(again.Fault);
                    Assert.Equal(read.ToString(), again.ToString());
                },
                time: FuzzBudget.Seconds
            );

    [Fact]
    public void No_bounds_break_the_algebra_of_intervals() =>
        Gen.Select(AnySets, AnySets, Texts.Select(VersionText.Parse))
            .Sample(
                (a, b, version) =>
                {
                    var union = a.Union(b);
                    var both = a.Intersect(b);
                    a.Complement();
                    a.Contains(b);
                    // Where both answers are certain they agree, however odd the bounds are.
                    if (a.Contains(version) == true)
                        Assert.NotEqual(false, union.Contains(version));
                    if (both?.Contains(version) == true)
                        Assert.NotEqual(false, a.Contains(version));
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
