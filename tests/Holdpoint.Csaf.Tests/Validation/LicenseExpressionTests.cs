using Holdpoint.Csaf.Validation.Tests;

namespace Holdpoint.Csaf.Tests.Validation;

public class LicenseExpressionTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only Classpath-exception-2.0")]
    [InlineData("(MIT OR Apache-2.0) AND LicenseRef-x", "MIT Apache-2.0 LicenseRef-x")]
    [InlineData("EPL-1.0+", "EPL-1.0")]
    public void An_expression_gives_its_identifiers(string text, string identifiers) =>
        Assert.Equal(identifiers, string.Join(' ', LicenseExpression.Parse(text)!));

    [Theory]
    [InlineData("")]
    [InlineData("MIT OR")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("(MIT")]
    [InlineData("MIT)")]
    [InlineData("LicenseRef-a+")]
    [InlineData("DocumentRef-a:LicenseRef-b")]
    [InlineData("licenseref-a")]
    public void Anything_else_is_no_expression(string text) => Assert.Null(LicenseExpression.Parse(text));

    [Fact]
    public void Deep_brackets_are_refused() =>
        Assert.Null(LicenseExpression.Parse(new string('(', 100_000) + "MIT" + new string(')', 100_000)));
}
