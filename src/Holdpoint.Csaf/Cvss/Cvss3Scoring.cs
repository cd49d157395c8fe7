namespace Holdpoint.Csaf.Cvss;

/// <summary>The equations of CVSS v3.0 and v3.1 (Specification, clause 7), with the two ways to round up that they define.</summary>
internal static class Cvss3Scoring
{
    public static CvssScores Score(CvssVector vector)
    {
        var exact = vector.Version == CvssVersion.V31;
        double Up(double value) => exact ? RoundUp31(value) : RoundUp30(value);
        double W(string metric) => vector.Weight(metric);

        var changed = vector["S"] == "C";
        var exploitability = 8.22 * W("AV") * W("AC") * Privileges(vector, "PR", changed) * W("UI");
        var multiplier = 1 - (1 - W("C")) * (1 - W("I")) * (1 - W("A"));
        var impact = changed
            ? 7.52 * (multiplier - 0.029) - 3.25 * Math.Pow(multiplier - 0.02, 15)
            : 6.42 * multiplier;
        var baseScore = Total(impact, exploitability, changed, Up);
        var temporal = Up(baseScore * W("E") * W("RL") * W("RC"));

        var modifiedChanged = vector.Effective("MS").Key == "C";
        var modifiedExploitability =
            8.22 * W("MAV") * W("MAC") * Privileges(vector, "MPR", modifiedChanged) * W("MUI");
        var modified = Math.Min(
            1 - (1 - W("CR") * W("MC")) * (1 - W("IR") * W("MI")) * (1 - W("AR") * W("MA")),
            0.915
        );
        var modifiedImpact = (modifiedChanged, exact) switch
        {
            (false, _) => 6.42 * modified,
            (true, false) => 7.52 * (modified - 0.029) - 3.25 * Math.Pow(modified - 0.02, 15),
            (true, true) => 7.52 * (modified - 0.029) - 3.25 * Math.Pow(modified * 0.9731 - 0.02, 13),
        };
        var modifiedTotal = Total(modifiedImpact, modifiedExploitability, modifiedChanged, Up);
        var environmental = modifiedTotal <= 0 ? 0 : Up(modifiedTotal * W("E") * W("RL") * W("RC"));
        return new(baseScore, temporal, environmental);
    }

    private static double Total(double impact, double exploitability, bool changed, Func<double, double> up)
    {
        if (impact <= 0)
            return 0;
        return up(Math.Min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    private static double Privileges(CvssVector vector, string metric, bool changed)
    {
        var value = vector.Effective(metric);
        return changed ? Cvss3Metrics.PrivilegesWhenChanged(value.Key) : value.Weight;
    }

    /// <summary>v3.0, clause 8.4: the smallest number with one decimal that is equal to or higher than the input.</summary>
    private static double RoundUp30(double value) => Math.Ceiling(value * 10) / 10;

    /// <summary>v3.1, appendix A: in integers, so that binary fractions do not lift a score by a tenth.</summary>
    private static double RoundUp31(double value)
    {
        var scaled = (long)Math.Round(value * 100_000, MidpointRounding.AwayFromZero);
        return scaled % 10_000 == 0 ? scaled / 100_000.0 : (scaled / 10_000 + 1) / 10.0;
    }
}
