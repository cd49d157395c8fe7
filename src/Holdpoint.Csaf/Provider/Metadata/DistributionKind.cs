namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>How a distribution lists its documents.</summary>
public enum DistributionKind
{
    /// <summary>A ROLIE feed (RFC 8322 as JSON).</summary>
    Rolie,

    /// <summary>A directory with <c>index.txt</c> and <c>changes.csv</c>.</summary>
    Directory,

    /// <summary>A bare folder of JSON files without index and hashes; only on local media.</summary>
    BareDirectory,
}
