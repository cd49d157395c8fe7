using System.Data.Common;
using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evidence;

/// <summary>The rows of the evidence: what the log says, where queries find it.</summary>
internal static class EvidenceRows
{
    /// <summary>Inserts the rows of events whose first one has this index in the log.</summary>
    public static void Insert(Writing writing, long index, IReadOnlyList<EvidenceEvent> events)
    {
        using var insert = writing.Insert(
            "evidence",
            "at",
            "actor",
            "kind",
            "subject",
            "body",
            "digests",
            "log_index"
        );
        foreach (var one in events)
        {
            var digests = one.Digests.Count == 0 ? null : Json.Write(one.Digests);
            insert.Write(one.At, one.Actor, one.Kind, one.Subject, one.Facts, digests, index++);
        }
    }

    /// <summary>The index that follows the newest row's.</summary>
    public static long Next(Writing writing) =>
        writing.Number("SELECT MAX(log_index) FROM evidence") is { } newest ? newest + 1 : 0;

    /// <summary>The entry that a row stands for; null when there is no such row.</summary>
    public static byte[]? Entry(Writing writing, long index)
    {
        foreach (
            var row in writing.Rows(
                "SELECT kind, subject, actor, at, body, digests FROM evidence WHERE log_index = @p0",
                index
            )
        )
            return EvidenceEntry.Write(Of(row));
        return null;
    }

    /// <summary>The event of a row with the columns kind, subject, actor, at, body, digests.</summary>
    public static EvidenceEvent Of(DbDataReader reader) =>
        new(
            reader.GetString(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.Moment(3),
            reader.GetString(4),
            reader.IsDBNull(5)
                ? EvidenceEvent.NoDigests
                : Json.Read<Dictionary<string, string>>(reader.GetString(5))
        );
}
