using Holdpoint.Csaf.Validation;

namespace Holdpoint.Csaf.Tests.Validation;

public class InstantTests
{
    [Theory]
    [InlineData("2024-01-24T10:00:00Z", "2024-01-24T10:00:00.0000000+00:00")]
    [InlineData("2024-01-24T10:00:00.5+02:00", "2024-01-24T08:00:00.5000000+00:00")]
    [InlineData("2024-02-29T00:00:00-07:30", "2024-02-29T07:30:00.0000000+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000+00:00")]
    [InlineData("2017-01-01T05:29:60+05:30", "2017-01-01T00:00:00.0000000+00:00")]
    public void A_date_and_time_is_read_in_UTC(string text, string utc) =>
        Assert.Equal(utc, Instant.Parse(text)?.ToString("O"));

    [Theory]
    [InlineData("2024-01-24 10:00:00Z")]
    [InlineData("2024-01-24t10:00:00Z")]
    [InlineData("2024-01-24T10:00:00z")]
    [InlineData("2024-01-24T10:00:00")]
    [InlineData("2023-02-29T10:00:00Z")]
    [InlineData("2024-13-01T10:00:00Z")]
    [InlineData("2024-01-24T24:00:00Z")]
    [InlineData("2024-01-24T10:60:00Z")]
    [InlineData("2024-01-24T10:00:61Z")]
    [InlineData("2015-12-31T23:59:60Z")]
    [InlineData("2024-01-24T10:00:00+24:00")]
    [InlineData("0000-01-24T10:00:00Z")]
    [InlineData("2024-01-24T10:00:00Z\n")]
    [InlineData("२०२४-01-24T10:00:00Z")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_date_and_time(string? text) => Assert.Null(Instant.Parse(text));

    [Theory]
    [InlineData("0001-01-01T00:00:00+23:59")]
    [InlineData("9999-12-31T23:59:59.9999999-23:59")]
    public void The_ends_of_the_calendar_do_not_overflow(string text) => Assert.NotNull(Instant.Parse(text));
}
