namespace Holdpoint.Trust.Signatures;

/// <summary>How much of outside data is read before a reader gives up.</summary>
public static class SignatureLimits
{
    /// <summary>Bytes of one embedded or detached signature. Real ones are below 100 KiB.</summary>
    public const int SignatureBytes = 4 << 20;

    /// <summary>Bytes of a security catalogue. The largest of Windows are about 10 MB.</summary>
    public const int CatalogueBytes = 64 << 20;

    /// <summary>Bytes of a script; it is decoded in memory.</summary>
    public const int ScriptBytes = 32 << 20;

    /// <summary>Bytes of a checksum file, a keyring, a policy.</summary>
    public const int TextBytes = 8 << 20;

    /// <summary>Signatures nested in signatures, all together.</summary>
    public const int Nested = 16;

    /// <summary>Certificates taken from one signature.</summary>
    public const int Certificates = 64;

    /// <summary>Certificates between the signer and the anchor.</summary>
    public const int ChainLength = 8;

    /// <summary>Entries of a compound file's directory, of an archive, of a checksum file.</summary>
    public const int Entries = 1 << 20;

    /// <summary>How far a signer's clock may be ahead of ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
}
