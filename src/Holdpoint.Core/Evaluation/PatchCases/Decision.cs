namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>What a person decided on a case.</summary>
/// <param name="Kind">What.</param>
/// <param name="By">Who.</param>
/// <param name="Why">In the person's own words; never empty.</param>
/// <param name="MadeAt">When (UTC).</param>
/// <param name="DueOn">Until which date at the site.</param>
public sealed record Decision(
    DecisionKind Kind,
    string By,
    string Why,
    DateTimeOffset MadeAt,
    DateOnly? DueOn
)
{
    /// <summary>The dated actions of <see cref="DecisionKind.Mitigate"/>; null for other kinds.</summary>
    public MitigationPlan? Plan { get; init; }

    /// <summary>Assets of the case to which it does not apply, ordered by name; null for none.</summary>
    public IReadOnlyList<AssetException>? Except { get; init; }

    /// <summary>Who approved it; null where the site's policy asks for no second person.</summary>
    public Approval? Approval { get; init; }
}
