using System.Globalization;
using CsCheck;
using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Csaf.Tests.Cvss;

public class CvssScoreTests
{
    /// <summary>FIRST's own examples and the specifications' corner cases.</summary>
    [Theory]
    [InlineData("AV:N/AC:L/Au:N/C:N/I:N/A:C", 7.8)]
    [InlineData("AV:N/AC:L/Au:N/C:C/I:C/A:C", 10.0)]
    [InlineData("AV:L/AC:H/Au:N/C:C/I:C/A:C", 6.2)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)]
    [InlineData("CVSS:3.1/AV:L/AC:L/PR:H/UI:R/S:U/C:H/I:H/A:H", 6.5)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0)]
    [InlineData("CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 7.3)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P", 9.3)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0.0)]
    public void A_known_vector_has_its_known_score(string vector, double score) =>
        Assert.Equal(score, Read(vector).Score);

    /// <summary>
    /// Vectors made at random and scored by FIRST's calculators (3.0, 3.1, 4.0), by ae-cvss-calculator and, for the
    /// environmental score of 2.0, by csaf-validator-lib (2.0), which rounds between the equations as the standard says.
    /// </summary>
    [Fact]
    public void Scores_agree_with_the_reference_calculators()
    {
        var wrong = new List<string>();
        foreach (
            var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cvss", "scored-vectors.tsv"))
        )
        {
            var cells = line.Split('\t');
            var scores = Read(cells[1]).Scores;
            var told = new[] { scores.Base, scores.Temporal, scores.Environmental };
            for (var i = 0; i < told.Length; i++)
            {
                if (
                    cells[i + 2].Length > 0
                    && double.Parse(cells[i + 2], CultureInfo.InvariantCulture) != told[i]
                )
                    wrong.Add($"{cells[1]}: score {i} is {told[i]}, should be {cells[i + 2]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20).Prepend($"{wrong.Count} differ")));
    }

    [Fact]
    public void Every_score_lies_between_0_and_10_and_has_one_decimal() =>
        VectorGenerator.Vectors.Sample(text =>
        {
            var scores = Read(text).Scores;
            foreach (var score in (double[])[scores.Base, scores.Temporal, scores.Environmental])
                Assert.True(score is >= 0 and <= 10 && Math.Abs(score * 10 - Math.Round(score * 10)) < 1e-9);
        });

    [Fact]
    public void Temporal_metrics_never_raise_a_score() =>
        VectorGenerator.Vectors.Sample(text =>
        {
            var scores = Read(text).Scores;
            Assert.True(scores.Temporal <= scores.Base);
        });

    [Theory]
    [InlineData(0.0, CvssVersion.V31, CvssSeverity.None)]
    [InlineData(0.1, CvssVersion.V40, CvssSeverity.Low)]
    [InlineData(3.9, CvssVersion.V31, CvssSeverity.Low)]
    [InlineData(4.0, CvssVersion.V31, CvssSeverity.Medium)]
    [InlineData(6.9, CvssVersion.V31, CvssSeverity.Medium)]
    [InlineData(7.0, CvssVersion.V31, CvssSeverity.High)]
    [InlineData(9.0, CvssVersion.V31, CvssSeverity.Critical)]
    [InlineData(0.0, CvssVersion.V20, CvssSeverity.Low)]
    [InlineData(9.5, CvssVersion.V20, CvssSeverity.High)]
    public void A_score_has_its_severity(double score, CvssVersion version, CvssSeverity severity) =>
        Assert.Equal(severity, CvssScores.Severity(score, version));

    private static CvssVector Read(string text)
    {
        var result = CvssVector.Parse(text);
        Assert.True(result.IsVector, $"{text}: {string.Join("; ", result.Diagnostics)}");
        return result.Vector;
    }
}
