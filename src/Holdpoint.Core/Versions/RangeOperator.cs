namespace Holdpoint.Core.Versions;

/// <summary>How a bound limits a range.</summary>
internal enum RangeOperator
{
    Exactly,
    Before,
    AtMost,
    After,
    AtLeast,
}
