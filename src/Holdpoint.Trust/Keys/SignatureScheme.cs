namespace Holdpoint.Trust.Keys;

/// <summary>How a signature is made; the schemes of TUF 1.0.34, clause 4.2.</summary>
public enum SignatureScheme
{
    /// <summary>"ed25519": RFC 8032, signatures of 64 bytes.</summary>
    Ed25519,

    /// <summary>"ecdsa-sha2-nistp256": ECDSA on P-256 with SHA-256, signatures in DER.</summary>
    EcdsaSha2NistP256,

    /// <summary>"rsassa-pss-sha256": RSA-PSS with SHA-256, at least 2,048 bits.</summary>
    RsaPssSha256,
}
