using CsCheck;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Versions;

public class VersionComparerTests
{
    [Theory]
    [InlineData("V4.0", "4.0.0", VersionOrder.Equal)]
    [InlineData("5.028", "5.28", VersionOrder.Equal)]
    [InlineData("FW 33.011", "Rev. 33.011", VersionOrder.Equal)]
    [InlineData("V2.9.4", "V2.9.7", VersionOrder.Less)]
    [InlineData("V4.7 HF33", "V4.7 SP3", VersionOrder.Less)]
    [InlineData("V7.5 SP2 Update 15", "V7.5 SP2 Upd 17", VersionOrder.Less)]
    [InlineData("1.004D", "1.004E", VersionOrder.Less)]
    [InlineData("V10.0", "V10.0a", VersionOrder.Less)]
    [InlineData("15.2(4a)EA5", "15.2(5)E", VersionOrder.Less)]
    [InlineData("2.0 rc1", "2.0", VersionOrder.Less)]
    [InlineData("2020 R2 SP1", "2020 R3", VersionOrder.Less)]
    [InlineData("3.4.4 Build 16102416", "3.4.4", VersionOrder.Greater)]
    [InlineData("10.0.19045", "10.0.17763", VersionOrder.Greater)]
    [InlineData("SE2021MP9", "V222.0", VersionOrder.Incomparable)]
    [InlineData("2021", "V18", VersionOrder.Incomparable)]
    [InlineData("W", "1.2", VersionOrder.Incomparable)]
    [InlineData("MP8", "V2023 MP1", VersionOrder.Incomparable)]
    [InlineData("d78dda6", "1.2.3", VersionOrder.Incomparable)]
    [InlineData("FW16", "FW22", VersionOrder.Less)]
    [InlineData("FW16", "03.10.08(22)", VersionOrder.Incomparable)]
    [InlineData("9.4 FP1", "9.4 SP2", VersionOrder.Incomparable)]
    public void Two_versions_stand_as_the_vendors_mean(string a, string b, VersionOrder expected) =>
        Assert.Equal(expected, VersionComparer.Compare(VersionText.Parse(a), VersionText.Parse(b)).Order);

    [Fact]
    public void The_order_is_antisymmetric() =>
        Gen.Select(Versions, Versions)
            .Sample(
                (a, b) =>
                    VersionComparer.Compare(a, b).Order == VersionComparer.Compare(b, a).Reversed().Order
            );

    [Fact]
    public void The_order_is_transitive() =>
        Gen.Select(Versions, Versions, Versions)
            .Sample(
                (a, b, c) =>
                {
                    var ab = VersionComparer.Compare(a, b).Order;
                    var bc = VersionComparer.Compare(b, c).Order;
                    if (ab == VersionOrder.Incomparable || bc == VersionOrder.Incomparable)
                        return true;
                    var ac = VersionComparer.Compare(a, c).Order;
                    return (ab, bc) switch
                    {
                        (VersionOrder.Equal, _) => ac == bc,
                        (_, VersionOrder.Equal) => ac == ab,
                        _ => ab != bc || ac == ab,
                    };
                }
            );

    [Fact]
    public void Every_version_equals_itself() =>
        Versions.Sample(a => VersionComparer.Compare(a, a).Order == VersionOrder.Equal);

    // Texts as vendors build them: lead-in, prefix, base with letters, levels.
    private static readonly Gen<ParsedVersion> Versions = Gen.Select(
        Gen.OneOf("", "V", "FW ", "R", "SE", "Version "),
        Gen.Select(Gen.Int[0, 4], Gen.OneOf("", "", "", "A", "B", "SA"), (n, l) => $"{n}{l}").Array[1, 4],
        Gen.Select(
            Gen.OneOf("", " SP", " Update ", " HF", " Build ", "-", " rc", " R", " FP"),
            Gen.Int[0, 3],
            (word, number) => word.Length == 0 ? "" : $"{word}{number}"
        ).Array[0, 2],
        (lead, parts, levels) => VersionText.Parse($"{lead}{string.Join('.', parts)}{string.Concat(levels)}")
    );
}
