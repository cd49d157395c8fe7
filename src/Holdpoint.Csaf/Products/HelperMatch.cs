namespace Holdpoint.Csaf.Products;

/// <summary>How a <see cref="HelperPattern"/> stands to a text.</summary>
public enum HelperMatch
{
    /// <summary>It does not stand for it.</summary>
    None,

    /// <summary>It stands for the beginning of the text.</summary>
    Beginning,

    /// <summary>It stands for the whole text.</summary>
    Whole,
}
