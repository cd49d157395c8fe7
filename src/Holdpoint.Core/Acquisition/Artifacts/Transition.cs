namespace Holdpoint.Core.Acquisition.Artifacts;

/// <summary>An artifact after a move, or why it may not make it.</summary>
/// <param name="Artifact">The artifact afterwards; null where refused.</param>
/// <param name="Refusal">Why not; null where done.</param>
public sealed record Transition(Artifact? Artifact, Refusal? Refusal)
{
    internal static Transition Refused(string code, string text) => new(null, new(code, text));
}
