namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>A statement and the place of its advisory in the index.</summary>
internal sealed record IndexEntry(int Advisory, ProductStatement Statement);
