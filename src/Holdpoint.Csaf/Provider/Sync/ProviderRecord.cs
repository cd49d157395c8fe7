namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What is remembered of a provider, so that it cannot quietly promise less than before.</summary>
/// <param name="Scope">The provider under an aggregator; empty when the source is one provider.</param>
/// <param name="Signed">True once it promised signatures (role csaf_trusted_provider).</param>
/// <param name="Namespace">The publisher's namespace at first use.</param>
public sealed record ProviderRecord(string Scope, bool Signed, string Namespace);
