namespace Holdpoint.Csaf.Provider.Discovery;

/// <summary>What an address given by a person is.</summary>
public enum SourceAddressKind
{
    /// <summary>A domain whose provider metadata is looked for by rule (CSAF §7.3.1).</summary>
    Domain,

    /// <summary>The URL of a provider-metadata.json, an aggregator.json, a ROLIE feed or a directory.</summary>
    Url,

    /// <summary>A local folder or medium.</summary>
    Folder,
}
