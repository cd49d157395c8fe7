namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>A table as written, before it is known to be complete.</summary>
internal sealed record DecisionTableDraft(
    string Id,
    string Version,
    string Title,
    IReadOnlyList<DecisionColumn> Inputs,
    string OutcomeName,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<DecisionRow> Rows
)
{
    /// <summary>Where each row stands in the file, for diagnostics; same order as <see cref="Rows"/>.</summary>
    public required IReadOnlyList<string> Places { get; init; }
}
