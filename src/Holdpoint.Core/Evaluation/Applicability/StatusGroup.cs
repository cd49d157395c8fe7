namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The vulnerabilities of an advisory for which a statement says the same.</summary>
/// <param name="Status">What it says.</param>
/// <param name="Fix">What it offers for them; null where nothing.</param>
/// <param name="Vulnerabilities">Places in <see cref="AdvisoryStatements.Vulnerabilities"/>, ascending.</param>
public sealed record StatusGroup(StatementStatus Status, Fix? Fix, IReadOnlyList<int> Vulnerabilities);
