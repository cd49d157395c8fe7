namespace Holdpoint.Core.Deployment.Deliverables;

/// <summary>What a deliverable must keep to be accepted. docs/deliverable.md lists the attacks each of them answers.</summary>
public enum DeliverableRule
{
    /// <summary>The manifest is there, readable and signed by the key that this site pinned.</summary>
    Manifest,

    /// <summary>It is meant for this site.</summary>
    Site,

    /// <summary>It is newer than the last one that the site took in, and nothing between is missing unseen.</summary>
    Sequence,

    /// <summary>Nothing in it has expired, by a clock that never goes back.</summary>
    Time,

    /// <summary>The list of files is the one that the manifest names.</summary>
    FileList,

    /// <summary>A name is one that every file system keeps as it is, and leads nowhere else.</summary>
    Name,

    /// <summary>Every entry is a plain file or folder: no link, device or pipe.</summary>
    Kind,

    /// <summary>Every file is listed.</summary>
    Unlisted,

    /// <summary>Every listed file is there.</summary>
    Missing,

    /// <summary>Every file has the listed length.</summary>
    Length,

    /// <summary>Every file has the listed content.</summary>
    Content,

    /// <summary>Every file can be read to its end.</summary>
    Readable,

    /// <summary>The update metadata of both repositories is valid.</summary>
    Metadata,

    /// <summary>Catalogue and site director name the same file for the same devices.</summary>
    Agreement,

    /// <summary>Nothing withdrawn is ordered.</summary>
    Withdrawn,

    /// <summary>Every piece of evidence is signed by a key that may sign it, and speaks of what it lies beside.</summary>
    Evidence,

    /// <summary>The log's proofs hold, and the log only grew.</summary>
    Log,

    /// <summary>What the site's policy asks of each target is there.</summary>
    Release,

    /// <summary>The media belong together and none is missing.</summary>
    Media,

    /// <summary>Sizes and counts stay within the limits.</summary>
    Limits,

    /// <summary>The container around the files is well-formed and holds nothing but them.</summary>
    Container,
}
