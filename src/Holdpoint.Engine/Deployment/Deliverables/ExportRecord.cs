using System.Collections.Immutable;
using Holdpoint.Core.Deployment.Deliverables;

namespace Holdpoint.Engine.Deployment.Deliverables;

/// <summary>A file that an export ordered.</summary>
/// <param name="Sha256">SHA-256 of its content in lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Name">The vendor's name for it.</param>
/// <param name="Parts">Where its parts lie, or lay when they were carried, in order.</param>
public sealed record ExportedFile(string Sha256, long Length, string Name, ImmutableArray<ListedFile> Parts);

/// <summary>A medium of an export.</summary>
/// <param name="Id">As written on its label.</param>
/// <param name="ManifestSha256">SHA-256 of its manifest's envelope: what a receipt of import names.</param>
/// <param name="Files">Files on it, list and manifest not counted.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record ExportedMedium(string Id, string ManifestSha256, long Files, long Bytes);

/// <summary>An export as headquarters remembers it: kept before its manifest is signed, completed when it is made.</summary>
public sealed record ExportRecord
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>Its number for the site, from 1; never given twice.</summary>
    public required long Sequence { get; init; }

    /// <summary>The confirmed export that it builds on; null where it is complete in itself.</summary>
    public long? Since { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset Issued { get; init; }

    /// <summary>Until when the site accepts it (UTC).</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Until when the next one is due (UTC).</summary>
    public required DateTimeOffset NextBy { get; init; }

    /// <summary>SHA-256 of the catalogue's timestamp, which every medium's manifest names.</summary>
    public required string TimestampSha256 { get; init; }

    /// <summary>Entries of headquarters' log as its checkpoint on the medium says; null where none was put there.</summary>
    public long? LogSize { get; init; }

    /// <summary>Everything that it ordered, also what the site had already.</summary>
    public required ImmutableArray<ExportedFile> Files { get; init; }

    /// <summary>Its media; empty while it was announced and not made.</summary>
    public ImmutableArray<ExportedMedium> Media { get; init; } = [];

    /// <summary>False where it was announced and its making was interrupted: its number is used up, nothing was signed as a whole.</summary>
    public bool IsMade => !Media.IsEmpty;
}
