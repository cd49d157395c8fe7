namespace Holdpoint.Engine.Evidence;

/// <summary>Something that happened: who, when, what. Events are added and never changed.</summary>
/// <param name="Id">Its place in the order, from 1.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who: a person's account, or the program's job.</param>
/// <param name="Kind">What kind, for example "inventory.import".</param>
/// <param name="Subject">What it is about: a file, a source, an advisory, a case.</param>
/// <param name="Body">The particulars as JSON.</param>
public sealed record EvidenceEvent(
    long Id,
    DateTimeOffset At,
    string Actor,
    string Kind,
    string Subject,
    string Body
);
