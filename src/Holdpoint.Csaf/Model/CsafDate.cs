using Holdpoint.Csaf.Reading;

namespace Holdpoint.Csaf.Model;

/// <summary>A date and time as written (RFC 3339) and as an instant.</summary>
/// <param name="Text">The text of the document.</param>
public readonly record struct CsafDate(string Text)
{
    /// <summary>
    /// The instant; null where the text is no RFC 3339 date-time. A leap second counts as the second after it;
    /// an offset beyond 14 hours is turned into UTC.
    /// </summary>
    public DateTimeOffset? Value { get; } = Rfc3339.Parse(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
