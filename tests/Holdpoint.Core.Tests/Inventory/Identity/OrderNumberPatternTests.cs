using CsCheck;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Tests.Inventory.Identity;

public class OrderNumberPatternTests
{
    [Theory]
    [InlineData("6ES7 5xx-\u2026", "6ES7513-1AL02-0AB0", PatternFit.Whole)]
    [InlineData("6ES7 5xx-\u2026", "6ES7416-3ES07-0AB0", PatternFit.None)]
    [InlineData("BMX P34 20x0", "BMX P34 2020", PatternFit.Whole)]
    [InlineData("BMX P34 20x0", "BMXP341000", PatternFit.None)]
    [InlineData("1756-L8x", "1756-L83E/B", PatternFit.Whole)]
    [InlineData("1756-L8x", "1756-L8SP", PatternFit.Beginning)]
    [InlineData("1756-L8x", "1756-L85", PatternFit.Whole)]
    [InlineData("1756-L8x", "1756-L855", PatternFit.Beginning)]
    [InlineData("1756-L8x", "1756-L73", PatternFit.None)]
    [InlineData("6ED1052-xyy08-0BA0", "6ED1052-1MD08-0BA0", PatternFit.Whole)]
    [InlineData("750-331/xxx-xxx", "750-331", PatternFit.Whole)]
    [InlineData("750-331/xxx-xxx", "750-331/025-001", PatternFit.Whole)]
    public void A_number_fits_whole_only_where_it_folds_to_the_pattern(
        string pattern,
        string number,
        PatternFit fit
    ) => Assert.Equal(fit, OrderNumberPattern.ReadVendor(pattern)!.Fit(OrderNumber.Read(number)!));

    [Theory]
    [InlineData("AC500 PM57x", "PM57x")]
    [InlineData("XV-1xx", "XV-1xx")]
    [InlineData("DS-2CD2xx0F-I Series", "DS-2CD2xx0F-I")]
    [InlineData("ILC 1x0", "ILC 1x0")]
    [InlineData("FL SWITCH 3xxx", "SWITCH 3xxx")]
    public void A_model_with_wildcards_in_a_name_is_a_pattern(string name, string pattern)
    {
        var read = ProductNames.Shipped.Read(name, VendorTable.Shipped.Identify("Anybody"));
        var model = Assert.Single(read.Patterns);
        Assert.Equal(pattern, model.Text);
        Assert.True(model.IsModel);
    }

    [Theory]
    [InlineData("System 800xA")]
    [InlineData("ET200ecoPN, 8DI, DC24V, 8xM12")]
    [InlineData("SCALANCE X302-7 EEC (2x 230V)")]
    [InlineData("VxWorks 7")]
    [InlineData("ETI5 Ethernet Int. 1x100TX IEC61850")]
    [InlineData("Hardware Version 8x")]
    [InlineData("SIMOTION D4xx")]
    public void A_letter_x_that_stands_for_itself_is_no_wildcard(string name) =>
        Assert.Empty(ProductNames.Shipped.Read(name, VendorTable.Shipped.Identify("Anybody")).Patterns);

    [Fact]
    public void A_whole_fit_agrees_with_every_written_character() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[0, 999], Gen.Int[0, 9], Gen.Int[1, 9])
            .Sample(draw =>
            {
                var (series, rest, last, other) = draw;
                var pattern = OrderNumberPattern.ReadVendor($"ABC{series}xxx{last}")!;
                Assert.Equal(PatternFit.Whole, pattern.Fit(Number($"ABC{series}{rest:D3}{last}")));
                if (other != series)
                    Assert.Equal(PatternFit.None, pattern.Fit(Number($"ABC{other}{rest:D3}{last}")));
                Assert.Equal(PatternFit.None, pattern.Fit(Number($"ABD{series}{rest:D3}{last}")));
                Assert.NotEqual(PatternFit.Whole, pattern.Fit(Number($"ABC{series}{rest:D3}A{last}")));
                Assert.NotEqual(PatternFit.Whole, pattern.Fit(Number($"ABC{series}A{rest:D3}{last}")));
            });

    [Fact]
    public void A_short_number_of_a_helper_is_the_beginning_of_longer_ones()
    {
        var beginning = OrderNumberPattern.ReadBeginning(Number("750-880"))!;
        Assert.Equal(PatternFit.Whole, beginning.Fit(Number("750-880")));
        Assert.Equal(PatternFit.Beginning, beginning.Fit(Number("750-880/025-001")));
        Assert.Equal(PatternFit.None, beginning.Fit(Number("750-881")));
        Assert.Null(OrderNumberPattern.ReadBeginning(Number("6ES7513-1AL02-0AB0")));
    }

    private static OrderNumber Number(string text) => OrderNumber.Read(text)!;
}
