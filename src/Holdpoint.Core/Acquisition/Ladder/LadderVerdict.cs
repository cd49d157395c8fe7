namespace Holdpoint.Core.Acquisition.Ladder;

/// <summary>How far up the ladder an artifact got.</summary>
/// <param name="Reached">The highest rung that holds.</param>
/// <param name="Answers">What came of each rung, the highest first.</param>
/// <param name="Identity">CIP-010-4 R1.6.1.</param>
/// <param name="Integrity">CIP-010-4 R1.6.2.</param>
public sealed record LadderVerdict(
    Rung Reached,
    IReadOnlyList<(RungRow Row, RungAnswer Answer, string Text)> Answers,
    ControlAnswer Identity,
    ControlAnswer Integrity
)
{
    /// <summary>True where any rung was tried and does not hold.</summary>
    public bool IsFailed => Answers.Any(one => one.Answer == RungAnswer.Failed);

    /// <summary>Rungs above the reached one that nobody tried: before a lower one counts, each must be met or not available.</summary>
    public IReadOnlyList<RungRow> Untried =>
        [
            .. Answers
                .Where(one => one.Row.Rung > Reached && one.Answer == RungAnswer.NotTried)
                .Select(one => one.Row),
        ];

    /// <summary>What the source did not offer.</summary>
    public IReadOnlyList<RungRow> NotAvailable =>
        [.. Answers.Where(one => one.Answer == RungAnswer.NotAvailable).Select(one => one.Row)];
}
