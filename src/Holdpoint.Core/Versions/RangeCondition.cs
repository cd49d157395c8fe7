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

    /// <summary>True where the words stand in the place of a version, so that lying outside of the versions that were read proves nothing.</summary>
    public bool StandsForVersion => Kind is ConditionKind.ProductName or ConditionKind.OrderNumber;

    /// <summary>Inside where it is met, outside where it is provably not, unknown otherwise.</summary>
    public RangeAnswer Ask(AttributeSet attributes, string? serial)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (Values is null)
            return RangeAnswer.Unknown($"a person has to check: {Text}");
        var value =
            Kind == ConditionKind.SerialPrefix ? Prefix(serial)
            : Attribute is null ? null
            : attributes[Attribute];
        return value is null
            ? RangeAnswer.Unknown(
                $"the asset's {(Kind == ConditionKind.SerialPrefix ? "serial number" : Attribute)} is not known: {Text}"
            )
            : Values.Locate(VersionText.Parse(value));
    }

    private string? Prefix(string? serial)
    {
        var digits = serial?.Trim();
        if (digits is null || digits.Length < Digits)
            return null;
        digits = digits[..Digits];
        return digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
