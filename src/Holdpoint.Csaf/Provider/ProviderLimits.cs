namespace Holdpoint.Csaf.Provider;

/// <summary>Every bound on what a provider may send, in one place.</summary>
public static class ProviderLimits
{
    /// <summary>Bytes of one CSAF document (the standard's file size guidance is 15 MB; real ones stay below 30 MB).</summary>
    public const int DocumentBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of one ROLIE feed, index.txt or changes.csv. A vendor with 300,000 documents needs about 60 MB.</summary>
    public const int ListingBytes = 256 * 1024 * 1024;

    /// <summary>Bytes of a provider-metadata.json or aggregator.json.</summary>
    public const int MetadataBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of a security.txt (RFC 9116 §5.4 suggests 32 kB).</summary>
    public const int SecurityTxtBytes = 64 * 1024;

    /// <summary>Bytes of an OpenPGP public key.</summary>
    public const int KeyBytes = 1024 * 1024;

    /// <summary>Bytes of a hash or signature file beside a document.</summary>
    public const int SidecarBytes = 64 * 1024;

    /// <summary>JSON nesting of metadata, feeds and documents.</summary>
    public const int JsonDepth = 64;

    /// <summary>Documents in one listing.</summary>
    public const int Entries = 1_000_000;

    /// <summary>Pages that are followed from one feed by its <c>next</c> links (RFC 5005).</summary>
    public const int FeedPages = 200;

    /// <summary>Providers of one aggregator.</summary>
    public const int Providers = 10_000;

    /// <summary>OpenPGP keys of one provider.</summary>
    public const int Keys = 64;

    /// <summary>Characters of a path in an index.</summary>
    public const int PathLength = 300;

    /// <summary>Redirects followed for one request.</summary>
    public const int Redirects = 5;

    /// <summary>Problems kept for one report; the rest are counted.</summary>
    public const int ProblemsKept = 1000;
}
