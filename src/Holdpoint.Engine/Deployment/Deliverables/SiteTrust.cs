using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Log;
using Holdpoint.Trust.Tuf.Agreement;
using Holdpoint.Trust.Tuf.Client;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>What a deliverable is held against: the site, the roots it pinned, what it saw last.</summary>
internal sealed record SiteTrust
{
    public required string Site { get; init; }

    /// <summary>The catalogue's root as it came by a trusted way.</summary>
    public required ReadOnlyMemory<byte> CatalogueRoot { get; init; }

    /// <summary>The director's root as it came by a trusted way.</summary>
    public required ReadOnlyMemory<byte> DirectorRoot { get; init; }

    /// <summary>What is trusted of the catalogue already; not changed by looking.</summary>
    public required IMetadataStore Catalogue { get; init; }

    /// <summary>What is trusted of the director already; not changed by looking.</summary>
    public required IMetadataStore Director { get; init; }

    /// <summary>The number of the last export taken in; 0 for none.</summary>
    public long LastSequence { get; init; }

    /// <summary>The time to judge by.</summary>
    public required TimeReading Time { get; init; }

    /// <summary>Whether the site has the content with this SHA-256 and length already.</summary>
    public Func<string, long, bool> Has { get; init; } = (_, _) => false;

    /// <summary>Files that are not read here, because whoever asks reads and verifies them while copying.</summary>
    public Func<ListedFile, bool> ReadsItself { get; init; } = _ => false;

    /// <summary>What is known of the sender's log; null where that is not to be looked at.</summary>
    public LogTrust? Log { get; init; }

    /// <summary>True where nothing may come without a Release for this site.</summary>
    public bool IsReleaseNeeded { get; init; }

    /// <summary>What a kit says, before anything was taken in.</summary>
    public static SiteTrust Of(
        SiteKit kit,
        IMetadataStore catalogue,
        IMetadataStore director,
        TimeReading time
    ) =>
        new()
        {
            Site = kit.Site,
            CatalogueRoot = kit.CatalogueRoot.AsMemory(),
            DirectorRoot = kit.DirectorRoot.AsMemory(),
            Catalogue = catalogue,
            Director = director,
            Time = time,
            Log = new(kit.Log, kit.Known),
            IsReleaseNeeded = kit.IsReleaseNeeded,
        };
}

/// <summary>What is known of the sender's log.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Known">The newest of its checkpoints that was seen; null where none was.</param>
internal sealed record LogTrust(NoteKey Key, Checkpoint? Known);
