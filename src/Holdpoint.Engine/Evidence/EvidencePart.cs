namespace Holdpoint.Engine.Evidence;

/// <summary>A part of the evidence, the newest first.</summary>
/// <param name="Lines">The events.</param>
/// <param name="Next">What to ask for earlier ones with; null where there are none.</param>
public sealed record EvidencePart(IReadOnlyList<EvidenceLine> Lines, long? Next);

/// <summary>An event as a line.</summary>
/// <param name="Index">Its place in the log; null for what was recorded before there was one.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">What kind of event.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Beginning">The beginning of its facts, as JSON text that may be cut anywhere.</param>
public sealed record EvidenceLine(
    long? Index,
    DateTimeOffset At,
    string Actor,
    string Kind,
    string Subject,
    string Beginning
);
