using Holdpoint.Csaf.Provider.Metadata;

namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>What is asked of one provider's documents in this check.</summary>
/// <param name="SignatureRequired">A document without a valid signature is held.</param>
/// <param name="SignatureChecked">False: signatures are not even fetched.</param>
/// <param name="HashRequired">A document without a hash file is held.</param>
/// <param name="NameChecked">False for a bare folder, where people name files as they like.</param>
/// <param name="IsPublic">True when anybody could have fetched what we fetched.</param>
internal sealed record ProviderRules(
    bool SignatureRequired,
    bool SignatureChecked,
    bool HashRequired,
    bool NameChecked,
    bool IsPublic
)
{
    public static ProviderRules For(
        ProviderMetadata metadata,
        ProviderRecord? known,
        bool fromMedium,
        bool bareFolder,
        SyncOptions options
    )
    {
        // A promise once made binds: whoever can lower the role in the metadata could otherwise switch the checks off.
        var promised = metadata.Role == ProviderRole.TrustedProvider || known?.Signed == true;
        return new(
            options.RequireSignature ?? promised,
            options.RequireSignature != false,
            promised,
            !bareFolder,
            !fromMedium && !options.IsAuthenticated
        );
    }
}
