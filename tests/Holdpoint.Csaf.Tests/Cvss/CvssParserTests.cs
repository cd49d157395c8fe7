using System.Diagnostics;
using CsCheck;
using Holdpoint.Csaf.Cvss;
using Holdpoint.Tests;

namespace Holdpoint.Csaf.Tests.Cvss;

public class CvssParserTests
{
    private static readonly string[] Noise = ["/", ":", "//", "CVSS:", "A:H/", "\0", "é", ""];

    [Theory]
    [InlineData("", "cvss.metric", 0)]
    [InlineData("CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss.prefix", 0)]
    [InlineData("cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss.prefix", 0)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "cvss.missing", 40)]
    [InlineData("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss.value", 12)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/", "cvss.metric", 45)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:H", "cvss.twice", 45)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/QQ:1", "cvss.metric", 45)]
    [InlineData("CVSS:3.1/av:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss.metric", 9)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H ", "cvss.value", 43)]
    [InlineData("CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", "cvss.order", 14)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:S/SA:H", "cvss.value", 57)]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:X", "cvss.value", 25)]
    [InlineData("(AV:N/AC:L/Au:N/C:P/I:P/A:P)", "cvss.metric", 0)]
    public void A_text_that_is_no_vector_is_refused_at_its_place(string text, string code, int position)
    {
        var result = CvssVector.Parse(text);
        Assert.False(result.IsVector);
        Assert.Equal((code, position), (result.Diagnostics[0].Code, result.Diagnostics[0].Position));
    }

    [Fact]
    public void Everything_wrong_is_reported_at_once()
    {
        var result = CvssVector.Parse("CVSS:3.1/AV:Q/AC:L/XX:Y/PR:N/UI:N/S:U/C:H/I:H");
        Assert.Equal(
            "cvss.value cvss.metric cvss.missing cvss.missing",
            string.Join(' ', result.Diagnostics.Select(d => d.Code))
        );
    }

    [Fact]
    public void A_very_long_text_is_refused_unread()
    {
        var result = CvssVector.Parse(new string('A', 10_000_000));
        Assert.Equal("cvss.too-long", Assert.Single(result.Diagnostics).Code);
    }

    [Theory]
    [InlineData(
        "CVSS:3.1/C:H/I:H/A:H/AV:N/AC:L/PR:N/UI:N/S:U/E:X",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
    )]
    [InlineData("C:P/I:P/A:P/AV:N/AC:L/Au:N/E:ND/TD:L", "AV:N/AC:L/Au:N/C:P/I:P/A:P/TD:L")]
    public void The_canonical_text_is_ordered_and_leaves_out_what_is_not_defined(
        string text,
        string canonical
    ) => Assert.Equal(canonical, CvssVector.Parse(text).Vector!.Canonical());

    [Fact]
    public void The_canonical_text_reads_back_to_the_same_vector() =>
        VectorGenerator.Vectors.Sample(text =>
        {
            var first = CvssVector.Parse(text).Vector!;
            var second = CvssVector.Parse(first.Canonical()).Vector!;
            Assert.Equal(first.Canonical(), second.Canonical());
            Assert.Equal(first.Scores, second.Scores);
        });

    [Fact]
    public void Fuzz_no_text_makes_the_reader_throw()
    {
        var clock = Stopwatch.StartNew();
        var broken =
            from text in VectorGenerator.Vectors
            from at in Gen.Int[0, 60]
            from noise in Gen.OneOf(Gen.String, Gen.Int[0, Noise.Length - 1].Select(i => Noise[i]))
            from cut in Gen.Int[0, 5]
            select text[..Math.Min(at, text.Length)] + noise + text[Math.Min(at + cut, text.Length)..];
        while (clock.Elapsed.TotalSeconds < FuzzBudget.Seconds)
        {
            broken.Sample(
                text =>
                {
                    var result = CvssVector.Parse(text);
                    Assert.Equal(result.IsVector, result.Diagnostics.Count == 0);
                    Assert.All(result.Diagnostics, d => Assert.InRange(d.Position, 0, text.Length));
                },
                iter: 2_000
            );
        }
    }
}
