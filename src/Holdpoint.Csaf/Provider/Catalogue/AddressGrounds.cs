namespace Holdpoint.Csaf.Provider.Catalogue;

/// <summary>How a catalogued address was known. None of them was tried over the network.</summary>
public enum AddressGrounds
{
    /// <summary>The address itself stands in public sources.</summary>
    Listed,

    /// <summary>Documents at this host were seen cited; the address follows the standard's well-known rule.</summary>
    Document,

    /// <summary>The host name is formed like its seen siblings.</summary>
    Pattern,

    /// <summary>Only the domain is known; the metadata is looked for by rule (CSAF §7.3.1).</summary>
    Domain,
}
