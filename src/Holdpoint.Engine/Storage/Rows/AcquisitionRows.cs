namespace Holdpoint.Engine.Storage.Rows;

/// <summary>A content of the vault or of the quarantine. The row stays when the bytes are removed.</summary>
internal sealed class VaultContentRow
{
    public required string Sha256 { get; set; }
    public required string FsVerity { get; set; }
    public long Length { get; set; }

    /// <summary>"quarantine" or "vault".</summary>
    public required string Area { get; set; }

    /// <summary>"arriving" until the bytes are in place, then "present", then perhaps "removed".</summary>
    public required string State { get; set; }
    public DateTimeOffset AddedAt { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>What the newest verification found wrong; null where nothing.</summary>
    public string? Damage { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }
}

/// <summary>Says that something needs a content; while it does, retention leaves the content alone.</summary>
internal sealed class VaultHoldRow
{
    public required string Sha256 { get; set; }
    public required string Holder { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>An artifact.</summary>
internal sealed class ArtifactRow
{
    public required string Sha256 { get; set; }
    public required string Name { get; set; }
    public required string State { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The <see cref="Core.Acquisition.Artifacts.Artifact"/> as JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>Says that an artifact was taken in for a case.</summary>
internal sealed class ArtifactCaseRow
{
    public required string Sha256 { get; set; }
    public required string CaseId { get; set; }
}
