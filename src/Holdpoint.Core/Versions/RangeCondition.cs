namespace Holdpoint.Core.Versions;

/// <summary>One thing that must hold beside the version.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Text">The words as written.</param>
public sealed record RangeCondition(ConditionKind Kind, string Text)
{
    /// <summary>The attribute of the component that answers it; null where only a person can.</summary>
    public string? Attribute { get; init; }

    /// <summary>The values that meet the condition; null where they could not be read.</summary>
    public VersionInterval? Values { get; init; }

    /// <summary>How many leading digits count, for <see cref="ConditionKind.SerialPrefix"/>.</summary>
    public int Digits { get; init; }

    /// <summary>True where the words could make the range wider ("and possibly prior versions"); false where they can only narrow it.</summary>
    public bool MayWiden { get; init; }

    /// <summary>True where lying outside of the versions that were read proves nothing: the words stand in a version's place, or may name more of them.</summary>
    public bool StandsForVersion =>
        MayWiden || Kind is ConditionKind.ProductName or ConditionKind.OrderNumber;

    /// <summary>Inside where it is met, outside where it is provably not, unknown otherwise.</summary>
    public RangeAnswer Ask(AttributeSet attributes, string? serial, ParsedVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (Kind == ConditionKind.OrderNumber)
            return IsNumber(attributes[Attribute ?? ""], version);
        if (Values is null)
            return RangeAnswer.Unknown($"a person has to check: {Text}");
        var value =
            Kind == ConditionKind.SerialPrefix ? Prefix(serial)
            : Attribute is null ? null
            // A product whose versions are dates carries the date as its version.
            : attributes[Attribute]
                ?? (Kind == ConditionKind.ProductionDate ? DateText.Read(version?.Raw ?? "") : null);
        return string.IsNullOrEmpty(value)
            ? RangeAnswer.Unknown(
                $"the asset's {(Kind == ConditionKind.SerialPrefix ? "serial number" : Attribute)} is not known: {Text}"
            )
            : Values.Locate(VersionText.Parse(value));
    }

    // Another order number proves nothing: one product goes by several.
    private RangeAnswer IsNumber(string? attribute, ParsedVersion? version) =>
        Same(attribute) || Same(version?.Raw)
            ? new(RangePosition.Inside, $"the order number is {Text}")
            : RangeAnswer.Unknown($"a person has to check the order number: {Text}");

    private bool Same(string? text) =>
        text is not null && text.AsSpan().Trim().Equals(Text, StringComparison.OrdinalIgnoreCase);

    private string? Prefix(string? serial)
    {
        var digits = serial?.Trim();
        if (digits is null || digits.Length < Digits)
            return null;
        digits = digits[..Digits];
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
