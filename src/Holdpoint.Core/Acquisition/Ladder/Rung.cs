namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>The rungs of the evidence ladder, the lowest first.</summary>
public enum Rung
{
    /// <summary>Nothing vouches for the file.</summary>
    None,

    /// <summary>Two persons saw the same digest independently when the file was first met.</summary>
    TwoPersonFirstSight,

    /// <summary>Downloaded over TLS from a server whose key was pinned before.</summary>
    PinnedOrigin,

    /// <summary>The vendor's digest, learnt through another channel than the file.</summary>
    SecondChannelDigest,

    /// <summary>The vendor's signature, by a signer that the site's policy names.</summary>
    VendorSignature,
}
