using System.Globalization;
using CsCheck;
using Holdpoint.Core.Inventory.Identity;
using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Inventory.Identity;

public class SerialClauseTests
{
    [Theory]
    [InlineData("Serial number 17X**** or later", "17X0001", RangePosition.Inside)]
    [InlineData("Serial number 17X**** or later", "17Y0001", RangePosition.Inside)]
    [InlineData("Serial number 17X**** or later", "1810001", RangePosition.Inside)]
    [InlineData("Serial number 17X**** or later", "1790001", RangePosition.Beyond)]
    [InlineData("with Serial number 179**** and prior", "1790001", RangePosition.Inside)]
    [InlineData("with Serial number 179**** and prior", "17X0001", RangePosition.Beyond)]
    [InlineData("with serial number < 20121", "20120", RangePosition.Inside)]
    [InlineData("with serial number < 20121", "20121", RangePosition.Beyond)]
    [InlineData("serial number 20121 and prior", "20121", RangePosition.Inside)]
    [InlineData("<= Serial Numbers 2310****", "23100001", RangePosition.Inside)]
    [InlineData("serial numbers 1000 to 1999", "1500", RangePosition.Inside)]
    [InlineData("serial numbers 1000 to 1999", "2000", RangePosition.Beyond)]
    [InlineData("S/N prefix LQN", "LQN231003", RangePosition.Inside)]
    [InlineData("S/N prefix LQN", "LQM231003", RangePosition.Beyond)]
    [InlineData("First 2 digits of serial number are 04 or before", "041234567", RangePosition.Inside)]
    [InlineData("First 2 digits of serial number are 04 or before", "051234567", RangePosition.Beyond)]
    [InlineData("serial number A100, A200", "a-200", RangePosition.Inside)]
    public void A_unit_is_meant_or_not(string clause, string serial, RangePosition position) =>
        Assert.Equal(position, SerialClause.Read(clause).Ask(serial).Position);

    [Theory]
    [InlineData("serial number 20121 and prior", "201210000012345")]
    [InlineData("serial number 20121 and prior", "AB121")]
    [InlineData("Serial number 17X**** or later", "17A0001")]
    [InlineData("Serial number 17X**** or later", "17X1")]
    [InlineData("serial number on request", "17X1")]
    [InlineData("serial number 100 and prior or 200 and prior", "150")]
    public void What_is_built_differently_or_not_understood_is_a_question(string clause, string serial) =>
        Assert.Equal(RangePosition.Unknown, SerialClause.Read(clause).Ask(serial).Position);

    [Fact]
    public void Without_a_serial_number_it_says_that_one_is_needed()
    {
        var answer = SerialClause.Read("Serial number 17X**** or later").Ask(null);
        Assert.Equal(RangePosition.Unknown, answer.Position);
        Assert.StartsWith("serial number needed", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_and_its_complement_never_hold_both() =>
        Gen.Select(Gen.Int[10_000, 99_999], Gen.Int[10_000, 99_999])
            .Sample(pair =>
            {
                var (bound, unit) = (
                    pair.Item1.ToString(CultureInfo.InvariantCulture),
                    pair.Item2.ToString(CultureInfo.InvariantCulture)
                );
                var below = SerialClause.Read($"serial number < {bound}").Ask(unit).Position;
                var from = SerialClause.Read($"serial number {bound} or later").Ask(unit).Position;
                Assert.NotEqual(below, from);
                Assert.Equal(pair.Item2 < pair.Item1, below == RangePosition.Inside);
            });

    [Fact]
    public void No_text_is_too_odd() =>
        Gen.Select(Gen.String, Gen.String).Sample(pair => _ = SerialClause.Read(pair.Item1).Ask(pair.Item2));
}
