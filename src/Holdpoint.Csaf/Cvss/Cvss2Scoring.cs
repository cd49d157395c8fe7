namespace Holdpoint.Csaf.Cvss;

/// <summary>The equations of CVSS v2.0 (A Complete Guide, clause 3.2), in decimal so that halves round as on paper.</summary>
internal static class Cvss2Scoring
{
    public static CvssScores Score(CvssVector vector)
    {
        decimal W(string metric) => (decimal)vector.Weight(metric);
        var exploitability = 20m * W("AV") * W("AC") * W("Au");
        var temporal = W("E") * W("RL") * W("RC");

        var impact = 10.41m * (1 - (1 - W("C")) * (1 - W("I")) * (1 - W("A")));
        var baseScore = Base(impact, impact, exploitability);

        var adjusted = Math.Min(
            10m,
            10.41m * (1 - (1 - W("C") * W("CR")) * (1 - W("I") * W("IR")) * (1 - W("A") * W("AR")))
        );
        // AdjustedTemporal is the temporal equation with the base score recomputed from AdjustedImpact.
        var adjustedTemporal = Round(Base(adjusted, adjusted, exploitability) * temporal);
        var environmental = vector.Has(CvssMetricGroup.Environmental)
            ? Round((adjustedTemporal + (10 - adjustedTemporal) * W("CDP")) * W("TD"))
            : Round(baseScore * temporal);
        return new((double)baseScore, (double)Round(baseScore * temporal), (double)environmental);
    }

    private static decimal Base(decimal impact, decimal deciding, decimal exploitability) =>
        Round((0.6m * impact + 0.4m * exploitability - 1.5m) * (deciding == 0 ? 0 : 1.176m));

    private static decimal Round(decimal value) =>
        Math.Round(Math.Max(0, value), 1, MidpointRounding.AwayFromZero);
}
