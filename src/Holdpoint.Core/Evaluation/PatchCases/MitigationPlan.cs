namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Dated actions instead of, or until, a patch.</summary>
/// <param name="Actions">What is done until when; at least one, in the order of their dates.</param>
/// <param name="Controls">What protects meanwhile.</param>
public sealed record MitigationPlan(IReadOnlyList<PlannedAction> Actions, IReadOnlyList<Control> Controls)
{
    /// <summary>The date of the last action at the site: the plan's timeframe.</summary>
    public DateOnly EndsOn => Actions.Max(action => action.DueOn);
}

/// <summary>One action of a mitigation plan.</summary>
/// <param name="What">What is done.</param>
/// <param name="DueOn">Until which date at the site.</param>
public sealed record PlannedAction(string What, DateOnly DueOn);

/// <summary>A compensating control.</summary>
/// <param name="What">What it is and where.</param>
/// <param name="ReviewOn">When somebody looks whether it still holds, as a date at the site.</param>
public sealed record Control(string What, DateOnly ReviewOn);
