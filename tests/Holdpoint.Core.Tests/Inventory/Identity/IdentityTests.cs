using CsCheck;
using Holdpoint.Core.Inventory.Identity;

namespace Holdpoint.Core.Tests.Inventory.Identity;

public class IdentityTests
{
    private static readonly VendorTable Vendors = VendorTable.Shipped;

    [Theory]
    [InlineData("Mitsubishi Electric", " Mitsubishi Electric Corporation ")]
    [InlineData("GeutebrÃ¼ck GmbH", "Geutebrück")]
    [InlineData("Weidmueller", "Weidmüller Interface GmbH & Co. KG")]
    [InlineData("PEPPERL+FUCHS", "Pepperl & Fuchs SE")]
    [InlineData("Rockwell Automation/Allen-Bradley", "Rockwell Automation")]
    [InlineData("3S-Smart Software Solutions GmbH", "CODESYS, GmbH")]
    [InlineData("Becton, Dickinson and Company (BD)", "BD")]
    [InlineData("PHOENIX CONTACT, Innominate Security Technologies", "Phoenix Contact GmbH & Co. KG")]
    [InlineData("General Electric (GE)", "GE")]
    [InlineData("Red Lion, AutomationDirect", "Automation Direct")]
    [InlineData("Siemens\u00A0AG", "SIEMENS")]
    public void Two_writings_of_a_vendor_are_one_company(string one, string other) =>
        Assert.Equal(VendorLinkKind.Same, Vendors.Link(Vendors.Identify(one), Vendors.Identify(other))?.Kind);

    [Theory]
    [InlineData("OSIsoft LLC", "AVEVA Software, LLC")]
    [InlineData("Schneider Electric Software, LLC", "Schneider Electric")]
    [InlineData("Schneider Electric Software, LLC", "AVEVA")]
    [InlineData("ABB", "Hitachi Energy")]
    [InlineData("GE Intelligent Platforms", "Emerson")]
    [InlineData("Tridium", "Honeywell International Inc.")]
    [InlineData("Welch Allyn", "Baxter International Inc.")]
    public void A_successor_stands_for_its_predecessor(string one, string other) =>
        Assert.Equal(
            VendorLinkKind.Successor,
            Vendors.Link(Vendors.Identify(one), Vendors.Identify(other))?.Kind
        );

    [Theory]
    [InlineData("Delta Electronics", "Delta Controls")]
    [InlineData("Siemens", "Siemens Healthineers")]
    [InlineData("GE Healthcare", "GE Digital")]
    [InlineData("Johnson & Johnson", "Johnson Controls")]
    [InlineData("Mitsubishi Electric", "Mitsubishi Heavy Industries")]
    public void Vendors_that_only_sound_alike_are_different(string one, string other) =>
        Assert.Null(Vendors.Link(Vendors.Identify(one), Vendors.Identify(other)));

    [Theory]
    [InlineData("multiple")]
    [InlineData("n/a")]
    [InlineData("")]
    public void Some_labels_name_nobody(string label) => Assert.True(Vendors.Identify(label).IsOpen);

    [Theory]
    [InlineData("6ES7 513-1AL02-0AB0", "6ES75131AL020AB0")]
    [InlineData("6ES7 212-1BE40-0XB0 ", "6ES72121BE400XB0")]
    [InlineData("6ES7212-1BE40-0XB0", "6ES72121BE400XB0")]
    [InlineData("1P 6ES7 212-1BE40-0XB0", "6ES72121BE400XB0")]
    [InlineData("6ES7 214-1BG40-0XB0/V4.5", "6ES72141BG400XB0")]
    [InlineData("1756-L83E/B", "1756L83E/B")]
    [InlineData("1756-EN2T Series D", "1756EN2T/D")]
    [InlineData("BMX P34 2020", "BMXP342020")]
    [InlineData("750-8202/025-001", "7508202/025001")]
    public void An_order_number_has_one_writing(string text, string folded) =>
        Assert.Equal(folded, OrderNumber.Read(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("PLC")]
    public void What_has_no_digit_is_no_order_number(string text) => Assert.Null(OrderNumber.Read(text));

    [Fact]
    public void A_SIPLUS_number_is_the_twin_of_the_plain_one()
    {
        var siplus = OrderNumber.Read("6AG1513-1AL02-7AB0")!;
        Assert.True(siplus.IsTwinOf(OrderNumber.Read("6ES7513-1AL02-0AB0")!));
        Assert.False(siplus.IsTwinOf(OrderNumber.Read("6ES7513-1AL01-0AB0")!));
    }

    [Theory]
    [InlineData("BMXP34*", "BMX P34 2020", true)]
    [InlineData("6ED1052-xyy08-0BA0", "6ED1052-1MD08-0BA0", true)]
    [InlineData("6ED1052-xyy08-0BA0", "6ED1052-1MD08-0BA1", false)]
    [InlineData("1756-L8z", "1756-L83E", true)]
    [InlineData("1756-L8z", "1756-L73", false)]
    [InlineData("750-331/xxx-xxx", "750-331", true)]
    public void A_vendors_wildcards_are_a_pattern(string pattern, string number, bool fits) =>
        Assert.Equal(fits, OrderNumberPattern.ReadVendor(pattern)!.Contains(OrderNumber.Read(number)!));

    [Theory]
    [InlineData("6ES7 5*", "6ES7 513-1AL02-0AB0", true)]
    [InlineData("6ES7 513-?AL02-0AB0", "6ES7513-1AL02-0AB0", true)]
    [InlineData("6ES7 513-?AL02-0AB0", "6ES7513-1AK02-0AB0", false)]
    public void CSAF_wildcards_are_a_pattern(string pattern, string number, bool fits) =>
        Assert.Equal(fits, OrderNumberPattern.ReadCsaf(pattern)!.Contains(OrderNumber.Read(number)!));

    [Theory]
    [InlineData("Microsoft Windows 10 Enterprise LTSC 2019", "windows 10 1809")]
    [InlineData("Windows 10 Version 1809 for x64-based Systems", "windows 10 1809")]
    [InlineData("Microsoft Windows 10 IoT Enterprise LTSC 2021", "windows 10 21h2")]
    [InlineData("Windows Server 2019 Standard", "windows server 2019")]
    [InlineData("Microsoft Windows 7 Professional", "windows 7")]
    public void A_Windows_edition_means_a_release(string name, string release) =>
        Assert.Equal(release, WindowsRelease.Read(name)?.Product);

    [Theory]
    [InlineData("Windows 10")]
    [InlineData("Easy UPS Online Monitoring Software (Windows 10, 11)")]
    [InlineData("SIMATIC WinCC")]
    public void What_names_no_release_is_none(string name) => Assert.Null(WindowsRelease.Read(name));

    [Theory]
    [InlineData("SIMATIC WinCC V7.5 SP2 Update 15", "wincc", "V7.5 SP2 Update 15")]
    [InlineData("RUGGEDCOM RSG920P V5.X", "rsg920p", "V5.X")]
    [InlineData("SIMATIC S7-1200 CPU family (incl.\u00A0SIPLUS variants)", "s71200cpu", null)]
    [InlineData("SCALANCE X204-2 (6GK5204-2BB10-2AA3)", "scalancex2042", null)]
    [InlineData("RTU500 series CMU Firmware", "rtu500cmu", null)]
    public void A_product_name_is_reduced_to_what_names_the_product(string name, string bare, string? train)
    {
        var read = ProductNames.Shipped.Read(name, Vendors.Identify(null));
        Assert.Equal((bare, train), (read.Bare, read.Train?.Version?.Raw));
    }

    [Fact]
    public void An_abbreviation_in_brackets_is_another_name()
    {
        var read = ProductNames.Shipped.Read(
            "Totally Integrated Automation Portal (TIA Portal) V17",
            Vendors.Identify("Siemens")
        );
        Assert.Contains("tiaportal", read.AlsoKnownAs);
    }

    [Fact]
    public void A_CPE_name_reads_the_same_in_both_forms() =>
        Assert.Equal(
            CpeName.Read("cpe:/o:siemens:s7-1500_firmware:2.9.2"),
            CpeName.Read("cpe:2.3:o:siemens:s7-1500_firmware:2.9.2:*:*:*:*:*:*:*")
        );

    [Theory]
    [InlineData(
        "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
        "maven/org.apache.logging.log4j/log4j-core",
        "2.14.1"
    )]
    [InlineData("pkg:npm/%40angular/core@12.0.0?x=y#z", "npm/@angular/core", "12.0.0")]
    [InlineData("pkg:deb/debian/OpenSSL", "deb/debian/openssl", null)]
    public void A_package_url_names_a_package_and_its_version(string text, string package, string? version)
    {
        var read = PackageUrl.Read(text);
        Assert.Equal((package, version), (read!.Package, read.Version));
    }

    [Fact]
    public void Case_and_outer_spaces_play_no_part_in_a_vendors_name() =>
        Gen.String[Gen.Char.AlphaNumeric, 0, 20]
            .Sample(
                text =>
                    VendorLabel.Fold($" {text.ToUpperInvariant()} ")
                    == VendorLabel.Fold(text.ToLowerInvariant()),
                iter: 5_000
            );

    [Fact]
    public void Cleaning_a_name_twice_changes_nothing_more() =>
        Gen.String[Gen.Char["aÃ¼ÃŸâ„¢ \u00A0\t-–™é"], 0, 30]
            .Sample(
                text =>
                {
                    var once = NameText.Clean(text);
                    return NameText.Clean(NameText.Clean(once)) == NameText.Clean(once);
                },
                iter: 5_000
            );

    [Fact]
    public void No_text_breaks_the_readers_of_names() =>
        Gen.String.Sample(
            text =>
            {
                ProductNames.Shipped.Read(text, Vendors.Identify(text));
                OrderNumber.Read(text);
                OrderNumberPattern.ReadCsaf(text);
                OrderNumberPattern.ReadVendor(text);
                CpeName.Read("cpe:2.3:" + text);
                CpeName.Read("cpe:/" + text);
                PackageUrl.Read("pkg:" + text);
                WindowsRelease.Read("Windows " + text);
                return true;
            },
            iter: 3_000
        );
}
