namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>What one statement says of one vulnerability of a configuration's product.</summary>
internal readonly record struct Said(MatchedStatement Statement, StatusGroup Group)
{
    internal IdentityMatch Match => Statement.Match;

    internal RangePosition Position => Statement.Located.Position;

    internal StatementStatus Status => Group.Status;

    internal bool HasFix => Group.Fix?.State == FixState.Available;
}
