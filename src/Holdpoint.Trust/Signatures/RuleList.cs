namespace Holdpoint.Trust.Signatures;

/// <summary>Collects the rules of one signature or file in the order in which they were looked at.</summary>
internal sealed class RuleList
{
    private readonly List<RuleCheck> _checks = [];

    public IReadOnlyList<RuleCheck> Checks => _checks;

    /// <summary>The first rule that does not hold.</summary>
    public RuleCheck? FirstFailure => _checks.Find(check => check.Outcome == RuleOutcome.Failed);

    public void Add(RuleCheck check) => _checks.Add(check);

    public bool Pass(string rule, string text, string place = "")
    {
        _checks.Add(new(rule, RuleOutcome.Passed, text, place));
        return true;
    }

    public bool Fail(string rule, string text, string place = "")
    {
        _checks.Add(new(rule, RuleOutcome.Failed, text, place));
        return false;
    }

    public void Skip(string rule, string text, string place = "") =>
        _checks.Add(new(rule, RuleOutcome.NotChecked, text, place));

    public bool Check(string rule, bool holds, string yes, string no, string place = "") =>
        holds ? Pass(rule, yes, place) : Fail(rule, no, place);
}
