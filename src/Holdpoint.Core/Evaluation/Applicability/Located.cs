using Holdpoint.Core.Versions;

namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The answer of holding a version against a statement's range.</summary>
/// <param name="Position">Where it lies.</param>
/// <param name="Rule">Which rule told.</param>
/// <param name="Reason">Why, in words that continue "the version …".</param>
/// <param name="NeedsSerial">True where the serial number would decide.</param>
/// <param name="IsNotListed">True where the statement lists single versions and this is none of them.</param>
public readonly record struct Located(
    RangePosition Position,
    string Rule,
    string Reason,
    bool NeedsSerial = false,
    bool IsNotListed = false
);
