namespace Holdpoint.Csaf.Provider.Catalogue;

/// <summary>What a known address leads to.</summary>
public enum PublisherKind
{
    /// <summary>One publisher.</summary>
    Publisher,

    /// <summary>An aggregator or lister that stands for many.</summary>
    Aggregator,
}
