using CsCheck;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Core.Tests.Deployment.Deliverables;

public class MediumNameTests
{
    [Theory]
    [InlineData("targets/ab/ab12.firmware_2.9.4.zip")]
    [InlineData("director/metadata/1.root.json")]
    [InlineData("FILES")]
    [InlineData("a/b/c/d/e/f")]
    [InlineData("console.txt")]
    public void Plain_names_are_fit_for_every_medium(string path) => Assert.Null(MediumName.Fault(path));

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("targets/../../x")]
    [InlineData("./x")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("file.txt:stream")]
    [InlineData("CON")]
    [InlineData("targets/nul.zip")]
    [InlineData("com1.exe")]
    [InlineData("name.")]
    [InlineData("name ")]
    [InlineData("-rf")]
    [InlineData("na\0me")]
    [InlineData("na\nme")]
    [InlineData("naïve.txt")]
    [InlineData("a/b/c/d/e/f/g")]
    public void Names_that_lead_elsewhere_or_are_not_kept_everywhere_are_refused(string path) =>
        Assert.NotNull(MediumName.Fault(path));

    [Fact]
    public void Long_names_and_paths_are_refused()
    {
        Assert.NotNull(MediumName.Fault(new string('a', DeliverableLimits.LongestName + 1)));
        Assert.NotNull(MediumName.Fault(string.Join('/', Enumerable.Repeat(new string('a', 60), 3))));
    }

    [Fact]
    public void A_name_made_for_the_medium_is_always_fit_for_it() =>
        Gen.String.Sample(name =>
        {
            var made = MediumName.Of(name, 36);
            Assert.Null(MediumName.Fault(made));
            Assert.InRange(made.Length, 1, 36);
        });

    [Fact]
    public void A_long_name_keeps_its_extension() =>
        Assert.Equal(
            "SIMATIC_WinCC_V7.5_SP2_Upda.zip",
            MediumName.Of("SIMATIC WinCC V7.5 SP2 Update 15 (all languages).zip", 31)
        );
}
