namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>A statement and the place of its advisory in the index.</summary>
internal readonly record struct IndexEntry(int Advisory, ProductStatement Statement);
