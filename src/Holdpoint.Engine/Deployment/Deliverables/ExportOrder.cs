using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Encryption;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Repository;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>The forms in which a deliverable leaves headquarters.</summary>
public enum DeliverableForm
{
    /// <summary>A folder: what is copied onto a medium.</summary>
    Folder,

    /// <summary>A tar file in the plain (ustar) format.</summary>
    Tar,

    /// <summary>A stored zip file (zip64 where it is needed).</summary>
    Zip,

    /// <summary>An ISO 9660 image with Rock Ridge and Joliet names, to be burnt on a write-once disc.</summary>
    Iso,
}

/// <summary>A deliverable that is asked for.</summary>
public sealed record ExportOrder
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The folder that it is made in.</summary>
    public required string Under { get; init; }

    /// <summary>Its form.</summary>
    public DeliverableForm Form { get; init; } = DeliverableForm.Folder;

    /// <summary>What a medium holds, in bytes; null where one takes everything.</summary>
    public long? Capacity { get; init; }

    /// <summary>The identifier on the medium's label; null for the deliverable's name.</summary>
    public string? Medium { get; init; }

    /// <summary>One of <see cref="MediaManifest.Kinds"/>.</summary>
    public string MediumKind { get; init; } = "disk";

    /// <summary>Seals on the medium.</summary>
    public ImmutableArray<Seal> Seals { get; init; } = [];

    /// <summary>True to carry everything again, also what the site confirmed.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Every private key at hand; each role takes those that are its own.</summary>
    public IReadOnlyList<ISigner> Signers { get; init; } = [];

    /// <summary>Approvals and orders that were signed elsewhere.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Signed { get; init; } = [];

    /// <summary>For whose eyes it is; empty for everybody's. Only for a form that is one file.</summary>
    public ImmutableArray<AgeRecipient> Recipients { get; init; } = [];
}

/// <summary>What an export would be.</summary>
/// <param name="Content">What it would hold; parts and evidence are not known yet.</param>
/// <param name="New">Files that would travel.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="AtSite">Files that the site confirmed and that would be ordered again without travelling.</param>
public sealed record ExportPreview(DeliverableContent Content, int New, long Bytes, int AtSite);

/// <summary>What came of an export.</summary>
public sealed record ExportMade
{
    /// <summary>What it is, or would be; null where there is nothing to begin with.</summary>
    public ExportPreview? Preview { get; init; }

    /// <summary>Why there is none; empty where there is.</summary>
    public ImmutableArray<DeliverableRefusal> Refusals { get; init; } = [];

    /// <summary>What other people must sign before it can be made, by a name for the file.</summary>
    public ImmutableArray<(string Name, MetadataDraft Draft)> ToSign { get; init; } = [];

    /// <summary>As headquarters remembers it; null where it was not made.</summary>
    public ExportRecord? Record { get; init; }

    /// <summary>The folders or files of its media in their order, with the SHA-256 of those that are one file.</summary>
    public ImmutableArray<(string Path, string? Sha256)> Media { get; init; } = [];
}
