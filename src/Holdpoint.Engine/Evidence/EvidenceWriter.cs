using Holdpoint.Core.Evidence;
using Holdpoint.Engine.Storage;

namespace Holdpoint.Engine.Evidence;

/// <summary>Records events in the transaction of what they speak of: both happened, or neither.</summary>
internal static class EvidenceWriter
{
    /// <summary>Records an event; its particulars are written as JSON.</summary>
    public static long Add<T>(
        Writing writing,
        DateTimeOffset at,
        string actor,
        string kind,
        string subject,
        T body
    ) => writing.Evidence.Append(writing, [Event(at, actor, kind, subject, body)]);

    /// <summary>Records many events with one flush.</summary>
    public static void AddMany(Writing writing, IReadOnlyList<EvidenceEvent> events)
    {
        if (events.Count > 0)
            writing.Evidence.Append(writing, events);
    }

    /// <summary>An event with particulars that are written as JSON.</summary>
    public static EvidenceEvent Event<T>(
        DateTimeOffset at,
        string actor,
        string kind,
        string subject,
        T body
    ) => new(kind, subject, actor, at, Json.Write(body));
}
