using Holdpoint.Csaf.Reading;

namespace Holdpoint.Csaf.Validation;

/// <summary>Dates and times as the tests compare and judge them.</summary>
internal static class Instant
{
    /// <summary>The moment; null where the text is no date and time (RFC 3339).</summary>
    public static DateTimeOffset? Parse(string? text) => text is null ? null : Rfc3339.Parse(text);

    /// <summary>True for what CSAF 2.1 allows of RFC 3339 (2.3): <c>T</c> and <c>Z</c> upper case, no leap second.</summary>
    public static bool IsStrict(string text) =>
        Parse(text) is not null && text[10] == 'T' && text[^1] != 'z' && text.AsSpan(17, 2) is not "60";
}
