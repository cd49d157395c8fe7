namespace Holdpoint.Core.Versions;

/// <summary>How completely a range text was understood.</summary>
public enum RangeConfidence
{
    /// <summary>The text contradicts itself or lost a part on its way; what lies outside is unknown.</summary>
    Garbled,

    /// <summary>Nothing of the text is a version; all of it is conditions.</summary>
    NotAVersion,

    /// <summary>Intervals, and words beside them that only a person can judge.</summary>
    Conditional,

    /// <summary>The intervals, and the attributes' values where it speaks of such, are the meaning of the whole text.</summary>
    Exact,
}
