using Holdpoint.Core.Acquisition.Artifacts;
using Holdpoint.Core.Acquisition.Scanning;

namespace Holdpoint.Engine.Acquisition;

/// <summary>How a site acquires: read from <c>acquisition.json</c> in the data directory.</summary>
public sealed record AcquisitionSettings
{
    /// <summary>The file in the data directory.</summary>
    public const string FileName = "acquisition.json";

    /// <summary>Scanners.</summary>
    public ScannerSettings Scanners { get; init; } = new();

    /// <summary>Who may sign.</summary>
    public SignatureSettings Signatures { get; init; } = new();

    /// <summary>The way to the network.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>When a file may be released, and by whom.</summary>
    public ReleaseRule Release { get; init; } = new();

    /// <summary>How far archives are unpacked for scanning.</summary>
    public ArchiveLimits Archives { get; init; } = new();

    /// <summary>The largest file that is taken in, in bytes.</summary>
    public long MostBytes { get; init; } = AcquisitionLimits.FileBytes;

    /// <summary>What nothing needs is kept for this many days: three calendar years and a margin.</summary>
    public int KeepDays { get; init; } = 1_100;
}

/// <summary>Scanners of a site.</summary>
public sealed record ScannerSettings
{
    /// <summary>Where clamd listens, <c>tcp:HOST:PORT</c> or <c>unix:/PATH</c>; null for none.</summary>
    public string? Clamd { get; init; }

    /// <summary>The smaller of clamd's MaxFileSize and StreamMaxLength, in bytes. What is larger and answered OK was not fully scanned.</summary>
    public long ClamdMaxFile { get; init; } = 100L << 20;

    /// <summary>The yara program.</summary>
    public string Yara { get; init; } = "yara";

    /// <summary>A file of YARA rules; null for none.</summary>
    public string? YaraRules { get; init; }
}

/// <summary>What verdicts on vendor signatures rest on; paths are relative to the data directory.</summary>
public sealed record SignatureSettings
{
    /// <summary>The policy file that says who may sign (docs/signatures.md); null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Root certificates, PEM or DER.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>OpenPGP keyrings, minisign and signify keys; the policy says which of them sign for whom.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Revocation lists, PEM or DER.</summary>
    public IReadOnlyList<string> RevocationLists { get; init; } = [];

    /// <summary>Security catalogues.</summary>
    public IReadOnlyList<string> Catalogues { get; init; } = [];
}

/// <summary>The way to the network.</summary>
public sealed record NetworkSettings
{
    /// <summary>A proxy's address; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>Hosts that are reached without the proxy: a name, or with a leading dot all names below it.</summary>
    public IReadOnlyList<string> NoProxy { get; init; } = [];

    /// <summary>Per host the SHA-256 (hexadecimal) of public keys (SPKI) of which one must be in the server's chain.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Pins { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hosts that may have a private or local address.</summary>
    public IReadOnlyList<string> AllowPrivate { get; init; } = [];

    /// <summary>Certificates of further authorities, a PEM file; null for the machine's own only.</summary>
    public string? ExtraRoots { get; init; }
}
