namespace Holdpoint.Csaf.Validation;

/// <summary>An item of the revision history.</summary>
internal sealed record Revision(Node Node, DateTimeOffset? Date, DocumentVersion? Version, string Number);
