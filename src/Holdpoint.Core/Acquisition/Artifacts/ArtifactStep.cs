namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>One step of an artifact's history.</summary>
/// <param name="Move">What happened.</param>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it stands since.</param>
/// <param name="By">Who; null where a rule of the program did it.</param>
/// <param name="Text">Why, or what was found.</param>
/// <param name="At">When (UTC).</param>
public sealed record ArtifactStep(
    ArtifactMove Move,
    ArtifactState From,
    ArtifactState To,
    Person? By,
    string Text,
    DateTimeOffset At
);
