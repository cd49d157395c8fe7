using CsCheck;
using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Core.Tests.Evaluation.PatchCases;

public class WorklistKeyTests
{
    private static readonly Gen<WorklistKey> Keys =
        from rank in Gen.Int[0, 4]
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from exposure in Gen.Int[0, 2]
        from assets in Gen.Int[1, 3]
        from epss in Gen.Int[0, 1000]
        from cvss in Gen.Int[0, 100]
        select new WorklistKey(
            rank,
            flags.Item1,
            flags.Item2,
            WorklistKey.BandOfEpss(epss / 1000.0),
            WorklistKey.BandOfCvss(cvss / 10.0),
            exposure,
            flags.Item3,
            assets,
            epss / 1000.0,
            cvss / 10.0
        );

    [Fact]
    public void Its_text_orders_cases_as_the_worklist_does() =>
        Gen.Select(Keys, Keys, Gen.Int[0, 3], Gen.Int[0, 3])
            .Sample(
                (one, other, oneDay, otherDay) =>
                {
                    var order = WorklistKey.MostUrgentFirst.Compare(one, other);
                    if (order == 0)
                        order = Due(oneDay).CompareTo(Due(otherDay));
                    if (order == 0)
                        order = string.CompareOrdinal("PC-A", "PC-B");
                    Assert.Equal(
                        Math.Sign(order),
                        Math.Sign(
                            string.CompareOrdinal(
                                one.Text(oneDay == 3 ? null : Due(oneDay), "PC-A"),
                                other.Text(otherDay == 3 ? null : Due(otherDay), "PC-B")
                            )
                        )
                    );
                }
            );

    // No date stands last.
    private static DateOnly Due(int day) => day == 3 ? DateOnly.MaxValue : new(2026, 3, 1 + day);
}
