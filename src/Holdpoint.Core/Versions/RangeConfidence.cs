namespace Holdpoint.Core.Versions;

/// <summary>How completely a range text was understood.</summary>
public enum RangeConfidence
{
    /// <summary>The text contradicts itself or lost a part on its way; what lies outside is unknown.</summary>
    Garbled,

    /// <summary>Nothing of the text is a version; all of it is conditions.</summary>
    NotAVersion,

    /// <summary>Intervals, and conditions beside them.</summary>
    Conditional,

    /// <summary>The intervals are the meaning of the whole text.</summary>
    Exact,
}
