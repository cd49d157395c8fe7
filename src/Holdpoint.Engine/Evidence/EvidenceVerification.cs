using Holdpoint.Trust.Log;

namespace Holdpoint.Engine.Evidence;

/// <summary>Something that is wrong with the evidence.</summary>
/// <param name="Code">Stable identifier, for example "row-differs".</param>
/// <param name="Where">The file, the entry or the row.</param>
/// <param name="Text">In words.</param>
public sealed record EvidenceProblem(string Code, string Where, string Text);

/// <summary>A signature over a checkpoint that was checked.</summary>
/// <param name="Name">Who.</param>
/// <param name="Size">The checkpoint's entries.</param>
/// <param name="At">When, for a witness (UTC); null for the log itself.</param>
public sealed record CheckedSignature(string Name, long Size, DateTimeOffset? At);

/// <summary>What a look at the whole evidence found.</summary>
public sealed record EvidenceVerification
{
    /// <summary>The log's name; null before its first checkpoint.</summary>
    public required string? Origin { get; init; }

    /// <summary>Entries, all read.</summary>
    public required long Size { get; init; }

    /// <summary>The root over them, worked out anew.</summary>
    public required TreeHash Root { get; init; }

    /// <summary>Rows of the database that are in the log with equal bytes; null where no database was looked at.</summary>
    public required long? Rows { get; init; }

    /// <summary>Rows from before there was a log: nothing vouches for them.</summary>
    public required long RowsBeforeLog { get; init; }

    /// <summary>Entries whose action was announced and did not happen, as the log says itself.</summary>
    public required long Abandoned { get; init; }

    /// <summary>Entries at the end whose action is on its way, or was interrupted and not settled yet.</summary>
    public required long Pending { get; init; }

    /// <summary>Signatures that are good.</summary>
    public required IReadOnlyList<CheckedSignature> Signatures { get; init; }

    /// <summary>What is wrong; empty where nothing is.</summary>
    public required IReadOnlyList<EvidenceProblem> Problems { get; init; }
}
