using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Csaf.Tests.Cvss;

public class AutomatableTests
{
    [Theory]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", true)]
    [InlineData("CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H", false)]
    [InlineData("CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", false)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", false)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", true)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", false)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/AU:N", false)]
    [InlineData("CVSS:4.0/AV:L/AC:H/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/AU:Y", true)]
    [InlineData("AV:N/AC:M/Au:N/C:P/I:P/A:P", false)]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P", null)]
    public void A_vector_tells_whether_the_attack_can_be_automated(string vector, bool? automatable)
    {
        var derived = Automatable.From(CvssVector.Parse(vector).Vector!);
        Assert.Equal(automatable, derived.IsAutomatable);
        Assert.NotEmpty(derived.Reason);
    }
}
