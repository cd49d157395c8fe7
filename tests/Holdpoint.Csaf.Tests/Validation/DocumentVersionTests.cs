using Holdpoint.Csaf.Validation;

namespace Holdpoint.Csaf.Tests.Validation;

public class DocumentVersionTests
{
    /// <summary>The chain of semver.org, clause 11.</summary>
    private static readonly string[] Ascending =
    [
        "0.9.9",
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
        "1.2.0",
        "1.10.0",
        "2.0.0",
    ];

    [Fact]
    public void Versions_are_ordered_as_semver_says()
    {
        for (var i = 0; i < Ascending.Length; i++)
        {
            for (var j = 0; j < Ascending.Length; j++)
                Assert.Equal(Math.Sign(i - j), Math.Sign(Read(Ascending[i]).Precedence(Read(Ascending[j]))));
        }
    }

    [Fact]
    public void Build_metadata_does_not_count() =>
        Assert.Equal(0, Read("1.0.0+a").Precedence(Read("1.0.0+b")));

    [Theory]
    [InlineData("1.0")]
    [InlineData("01")]
    [InlineData("1.0.0.0")]
    [InlineData("v1")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_neither_an_integer_nor_semver_is_refused(string? text) =>
        Assert.Null(DocumentVersion.Parse(text));

    private static DocumentVersion Read(string text) => DocumentVersion.Parse(text)!;
}
