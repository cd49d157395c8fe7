using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Tests.Versions;

public class FixTextTests
{
    [Theory]
    [InlineData("Update to V3.0.3 or later version", "V3.0.3", true)]
    [InlineData("Update to V9.1 SP1 UC01 or later version", "V9.1 SP1 UC01", true)]
    [InlineData("Update to V7.5 SP2 Update 17 or later version", "V7.5 SP2 Update 17", true)]
    [InlineData("Update to 5.009 and 5.029 or later", "5.009|5.029", true)]
    [InlineData(
        "Corrected in v33.053_kit1, 34.052_kit1, 35.052_kit1 and later",
        "v33.053|34.052|35.052",
        false
    )]
    [InlineData("This issue is fixed in version 3.2.1.", "3.2.1", false)]
    [InlineData("Restrict access to port 102/TCP", "", false)]
    public void Every_fixed_version_of_a_text_is_read(string text, string versions, bool orLater)
    {
        var read = FixText.Read(text);
        Assert.Equal(versions, string.Join('|', read.Versions.Select(version => version.Raw)));
        if (orLater)
            Assert.True(read.OrLater);
    }

    [Fact]
    public void A_text_that_sends_to_the_vendor_says_so() =>
        Assert.True(FixText.Read("Contact customer support to obtain the patch").ContactVendor);
}
