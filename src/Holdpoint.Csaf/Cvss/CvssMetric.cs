namespace Holdpoint.Csaf.Cvss;

/// <summary>One metric of one CVSS version.</summary>
/// <param name="Key">As in the vector, such as <c>AV</c>.</param>
/// <param name="Property">As in FIRST's JSON, such as <c>attackVector</c>.</param>
/// <param name="Group">What it speaks of.</param>
/// <param name="NotDefined">The value key that says "not defined" and may be left out; null for base metrics.</param>
/// <param name="Values">Every value it can have.</param>
public sealed record CvssMetric(
    string Key,
    string Property,
    CvssMetricGroup Group,
    string? NotDefined,
    IReadOnlyList<CvssValue> Values
)
{
    internal int IndexOf(ReadOnlySpan<char> valueKey)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (valueKey.SequenceEqual(Values[i].Key))
                return i;
        }
        return -1;
    }

    internal static CvssMetric Row(
        string key,
        string property,
        CvssMetricGroup group,
        string? notDefined,
        params (string Key, string Word, double Weight)[] values
    ) =>
        new(
            key,
            property,
            group,
            notDefined,
            [.. values.Select(v => new CvssValue(v.Key, v.Word, v.Weight))]
        );
}
