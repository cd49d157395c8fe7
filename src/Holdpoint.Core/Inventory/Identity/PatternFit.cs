namespace Holdpoint.Core.Inventory.Identity;

/// <summary>How a number fits a pattern of order numbers.</summary>
public enum PatternFit
{
    /// <summary>It is none of the set.</summary>
    None,

    /// <summary>
    /// It begins as the set does, and goes on in a way the pattern does not write: longer by digits, or with a letter
    /// where the vendor's wildcard stands in a number's place. A question, no answer.
    /// </summary>
    Beginning,

    /// <summary>It folds to the pattern.</summary>
    Whole,
}
