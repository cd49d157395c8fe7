namespace Holdpoint.Csaf.Provider.Sync;

/// <summary>One line of a summary.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Record">The document as it stands now.</param>
/// <param name="Previous">The revision that was in force before; null when there was none.</param>
public sealed record DocumentChange(ChangeKind Kind, DocumentRecord Record, AcceptedRevision? Previous);
