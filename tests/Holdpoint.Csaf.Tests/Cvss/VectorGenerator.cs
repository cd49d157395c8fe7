using CsCheck;
using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Csaf.Tests.Cvss;

/// <summary>Valid vectors of every version, with and without the optional metrics.</summary>
internal static class VectorGenerator
{
    public static Gen<string> Vectors { get; } =
        from version in Gen.Enum<CvssVersion>()
        from choices in Gen.Int[0, 1_000].Array[CvssTable.Of(version).Metrics.Count]
        from optional in Gen.Bool
        select Write(CvssTable.Of(version), choices, optional);

    private static string Write(CvssTable table, int[] choices, bool optional)
    {
        var parts = new List<string>();
        for (var i = 0; i < choices.Length; i++)
        {
            var metric = table.Metrics[i];
            if (metric.NotDefined is null || (optional && choices[i] % 3 != 0))
                parts.Add($"{metric.Key}:{metric.Values[choices[i] % metric.Values.Count].Key}");
        }
        return table.Prefix + string.Join('/', parts);
    }
}
