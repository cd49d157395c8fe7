namespace Holdpoint.Csaf.Provider.Metadata;

/// <summary>What a provider promises (CSAF §7.2).</summary>
public enum ProviderRole
{
    /// <summary>Valid documents over TLS (§7.2.1).</summary>
    Publisher,

    /// <summary>Also found by rule and listed (§7.2.2).</summary>
    Provider,

    /// <summary>Also a hash and an OpenPGP signature beside every document (§7.2.3).</summary>
    TrustedProvider,
}
