namespace Holdpoint.Csaf.Cvss;

/// <summary>
/// SSVC's "Automatable" as far as a CVSS vector tells it: can an attacker reliably automate reconnaissance, weaponisation,
/// delivery and exploitation? A derivation, never better than a coordinator's own statement.
/// </summary>
/// <param name="IsAutomatable">The answer; null where the vector does not tell.</param>
/// <param name="Reason">The metrics that decided, in words.</param>
public sealed record Automatable(bool? IsAutomatable, string Reason)
{
    /// <summary>The metric values of each version that together leave nothing in the way of automation.</summary>
    private static readonly Dictionary<
        CvssVersion,
        (string Metric, string Value, string Otherwise)[]
    > Conditions = new()
    {
        [CvssVersion.V20] =
        [
            ("AV", "N", "not reachable from any network"),
            ("AC", "L", "conditions beyond the attacker's control"),
            ("Au", "N", "needs authentication"),
        ],
        [CvssVersion.V30] = Common,
        [CvssVersion.V31] = Common,
        [CvssVersion.V40] = [.. Common[..2], ("AT", "N", "needs conditions in the target"), .. Common[2..]],
    };

    private static (string Metric, string Value, string Otherwise)[] Common =>
        [
            ("AV", "N", "not reachable from any network"),
            ("AC", "L", "conditions beyond the attacker's control"),
            ("PR", "N", "needs privileges"),
            ("UI", "N", "needs a person's help"),
        ];

    /// <summary>
    /// v4.0: the supplemental metric AU where it is given. Otherwise yes when the attack comes over any network with low
    /// complexity, without privileges and without a person's help (v4.0: also without attack requirements; v2.0 knows no
    /// user interaction, so a yes is not certain there and stays unknown).
    /// </summary>
    public static Automatable From(CvssVector vector)
    {
        if (vector.Version == CvssVersion.V40 && vector["AU"] is { } told and not "X")
            return new(told == "Y", $"CVSS 4.0 supplemental metric AU:{told}");
        foreach (var (metric, value, otherwise) in Conditions[vector.Version])
        {
            if (vector[metric] != value)
                return new(false, $"{metric}:{vector[metric]}: {otherwise}");
        }
        var all = string.Join('/', Conditions[vector.Version].Select(c => $"{c.Metric}:{c.Value}"));
        return vector.Version == CvssVersion.V20
            ? new(null, $"{all}, but CVSS 2.0 does not tell whether a person must help")
            : new(true, $"{all}: nothing stands in the way of automation");
    }
}
