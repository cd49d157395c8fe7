namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What identifies a product, and the statements about it: places in the index, ascending.</summary>
internal sealed record IndexedIdentity(StatementIdentity Identity, List<int> Places);
