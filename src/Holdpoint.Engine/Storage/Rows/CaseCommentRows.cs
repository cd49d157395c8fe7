namespace Holdpoint.Engine.Storage.Rows;

/// <summary>What a person said on a case.</summary>
internal sealed class CaseCommentRow
{
    public long Id { get; set; }
    public required string CaseId { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Text { get; set; }

    /// <summary>Its entry in the evidence log.</summary>
    public long LogIndex { get; set; }
}

/// <summary>A file that came with a comment; its bytes are a content of the vault.</summary>
internal sealed class CaseAttachmentRow
{
    public long CommentId { get; set; }

    /// <summary>Its place among the comment's files, from 0.</summary>
    public int Position { get; set; }
    public required string Name { get; set; }
    public required string Sha256 { get; set; }
    public long Length { get; set; }
}
