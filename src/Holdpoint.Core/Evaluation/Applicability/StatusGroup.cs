namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The vulnerabilities of an advisory for which a statement says the same.</summary>
/// <param name="Status">What it says.</param>
/// <param name="Fixes">What it offers for them, once for each version it names; empty where nothing.</param>
/// <param name="Vulnerabilities">Places in <see cref="AdvisoryStatements.Vulnerabilities"/>, ascending.</param>
public sealed record StatusGroup(
    StatementStatus Status,
    IReadOnlyList<Fix> Fixes,
    IReadOnlyList<int> Vulnerabilities
);
