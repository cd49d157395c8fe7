namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The answer of holding a version against a range.</summary>
/// <param name="Position">Where it lies.</param>
/// <param name="Rule">Which rule told.</param>
/// <param name="Reason">Why, in words that continue "the version …".</param>
/// <param name="NeedsSerial">True where the serial number would decide.</param>
public readonly record struct Located(
    RangePosition Position,
    string Rule,
    string Reason,
    bool NeedsSerial = false
);
