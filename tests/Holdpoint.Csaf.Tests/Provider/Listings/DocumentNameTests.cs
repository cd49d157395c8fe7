using Holdpoint.Csaf.Provider.Listings;

namespace Holdpoint.Csaf.Tests.Provider.Listings;

public class DocumentNameTests
{
    // The three examples of CSAF 2.0 §5.1.
    [Theory]
    [InlineData("cisco-sa-20190513-secureboot", "cisco-sa-20190513-secureboot.json")]
    [InlineData("Example Company - 2019-YH3234", "example_company_-_2019-yh3234.json")]
    [InlineData("RHBA-2019:0024", "rhba-2019_0024.json")]
    [InlineData("2022 #01-A", "2022_01-a.json")]
    [InlineData("a_b", "a_b.json")]
    public void The_file_name_follows_from_the_tracking_id(string id, string name) =>
        Assert.Equal(name, DocumentName.ForTrackingId(id));

    [Theory]
    [InlineData("2024/icsa-24-298-03.json")]
    [InlineData("x.json")]
    [InlineData("white/2024/ssa_1+2.json")]
    public void A_plain_relative_path_is_taken(string path) => Assert.Null(DocumentName.WhyRefused(path));

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd.json")]
    [InlineData("../x.json")]
    [InlineData("2024/../../x.json")]
    [InlineData("2024//x.json")]
    [InlineData("./x.json")]
    [InlineData("2024\\x.json")]
    [InlineData("C:/x.json")]
    [InlineData("https://elsewhere.example/x.json")]
    [InlineData("2024/%2e%2e/x.json")]
    [InlineData("2024/x.json?y=1")]
    [InlineData("2024/x.json#y")]
    [InlineData("2024/x.exe")]
    [InlineData("2024/.json")]
    [InlineData("2024/con.json")]
    [InlineData("NUL/x.json")]
    [InlineData("2024/x\u0000.json")]
    [InlineData("2024/ä.json")]
    [InlineData("a/b/c/d/e/f/g/h/x.json")]
    public void Anything_else_is_refused_with_a_reason(string path) =>
        Assert.NotNull(DocumentName.WhyRefused(path));
}
