using Holdpoint.Core.Evaluation.Applicability;

namespace Holdpoint.Engine.Evaluation.Matching;

/// <summary>What a folder of advisories held.</summary>
/// <param name="Advisories">The newest revision of each advisory, by id.</param>
/// <param name="Problems">Documents that could not be read.</param>
public sealed record AdvisoryFolderReading(
    IReadOnlyList<AdvisoryStatements> Advisories,
    IReadOnlyList<AdvisoryProblem> Problems
);

/// <summary>A document that could not be read.</summary>
/// <param name="File">Its path.</param>
/// <param name="Text">Why.</param>
public sealed record AdvisoryProblem(string File, string Text);
