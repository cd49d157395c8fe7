namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>One input as it was used.</summary>
/// <param name="Name">The decision point, such as <c>automatable</c>.</param>
/// <param name="Value">The value used.</param>
/// <param name="Source">Where it comes from, such as "CISA KEV 2025.08.25", "asset data" or "the table's default".</param>
/// <param name="Date">The date of the source's value (UTC); null where it has none.</param>
/// <param name="Defaulted">True when nothing was known and the default was taken.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record DecisionInput(
    string Name,
    string Value,
    string Source,
    DateTimeOffset? Date,
    bool Defaulted,
    string Reason
);
