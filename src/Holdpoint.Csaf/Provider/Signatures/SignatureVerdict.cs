namespace Holdpoint.Csaf.Provider.Signatures;

/// <summary>What came of checking a detached signature. Only <see cref="Valid"/> is good.</summary>
public enum SignatureVerdict
{
    /// <summary>Made by a trusted, living, strong key over exactly these bytes.</summary>
    Valid,

    /// <summary>Not an OpenPGP detached signature of version 4.</summary>
    Unreadable,

    /// <summary>Made by a key that is not among the trusted ones.</summary>
    UnknownKey,

    /// <summary>The bytes or the signature were altered.</summary>
    Wrong,

    /// <summary>Not a signature over a binary document.</summary>
    WrongType,

    /// <summary>MD5, SHA-1 or another hash below SHA-256.</summary>
    WeakHash,

    /// <summary>The key's algorithm or size is not strong enough.</summary>
    WeakKey,

    /// <summary>The key has expired.</summary>
    KeyExpired,

    /// <summary>The key or subkey was revoked by its owner.</summary>
    KeyRevoked,

    /// <summary>The key may not sign, or the subkey never agreed to belong to its primary key.</summary>
    KeyNotForSigning,

    /// <summary>The signature itself carries an expiry that has passed.</summary>
    SignatureExpired,

    /// <summary>Dated in the future or before its key existed.</summary>
    WrongTime,

    /// <summary>Carries something marked critical that this program does not understand.</summary>
    UnknownCritical,
}
