using Holdpoint.Csaf.Validation;

namespace Holdpoint.Csaf.Tests.Validation;

public class InstantTests
{
    [Theory]
    [InlineData("2024-01-24T10:00:00Z")]
    [InlineData("2024-01-24T10:00:00.5+02:00")]
    [InlineData("2016-12-31T00:00:59.999999-23:59")]
    [InlineData("9999-12-31T23:59:59.9999999-23:59")]
    public void CSAF_2_1_allows_these(string text) => Assert.True(Instant.IsStrict(text));

    [Theory]
    [InlineData("2024-01-24 10:00:00Z")]
    [InlineData("2024-01-24t10:00:00Z")]
    [InlineData("2024-01-24T10:00:00z")]
    [InlineData("2024-01-24T10:00:00")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2023-02-29T10:00:00Z")]
    [InlineData("2024-01-24T10:00:00Z\n")]
    [InlineData("२०२४-01-24T10:00:00Z")]
    [InlineData("")]
    public void CSAF_2_1_does_not_allow_these(string text) => Assert.False(Instant.IsStrict(text));

    [Fact]
    public void What_is_missing_is_no_moment() => Assert.Null(Instant.Parse(null));
}
