namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>Why a listed document is not taken yet. A hold is tried again later and is never given up silently.</summary>
public enum HoldReason
{
    /// <summary>Listed, but not there.</summary>
    NotFound,

    /// <summary>The server could not be reached or broke off.</summary>
    Unreachable,

    /// <summary>The server or a rule of transport refused it.</summary>
    Refused,

    /// <summary>Longer than <see cref="ProviderLimits.DocumentBytes"/>.</summary>
    TooLarge,

    /// <summary>The provider promises a hash and there is none.</summary>
    HashMissing,

    /// <summary>The bytes have another hash than the provider tells.</summary>
    HashMismatch,

    /// <summary>The provider promises a signature and there is none.</summary>
    SignatureMissing,

    /// <summary>The signature does not verify.</summary>
    SignatureWrong,

    /// <summary>Signed by a key that was not pinned at first use: a person must approve it.</summary>
    KeyChanged,

    /// <summary>Signed by a key that has expired, was revoked, is weak or may not sign.</summary>
    KeyUnusable,

    /// <summary>Not a readable CSAF document.</summary>
    Unreadable,

    /// <summary>The file name is not the one that follows from the tracking id.</summary>
    NameMismatch,

    /// <summary>Released earlier than the revision that is already accepted.</summary>
    OlderThanAccepted,

    /// <summary>Its own label is above the TLP limit.</summary>
    TlpAboveLimit,

    /// <summary>Labelled RED, yet served to anybody who asks (CSAF §7.1.5).</summary>
    TlpUnprotected,
}
