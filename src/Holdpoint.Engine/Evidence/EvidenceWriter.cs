using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evidence;

/// <summary>Writes events in the transaction of what they speak of: both happened, or neither.</summary>
internal static class EvidenceWriter
{
    /// <summary>Adds an event.</summary>
    public static void Add<T>(
        Writing writing,
        DateTimeOffset at,
        string actor,
        string kind,
        string subject,
        T body
    )
    {
        using var insert = writing.Insert("evidence", "at", "actor", "kind", "subject", "body");
        insert.Write(at, actor, kind, subject, Json.Write(body));
    }
}
