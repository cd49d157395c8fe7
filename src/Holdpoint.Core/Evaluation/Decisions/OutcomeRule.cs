using Holdpoint.Core.Evaluation.PatchCases;

namespace Holdpoint.Core.Evaluation.Decisions;

/// <summary>What is proposed for an outcome of the priority table.</summary>
/// <param name="WithFix">When a patch can be had.</param>
/// <param name="WithoutFix">When none can.</param>
public sealed record OutcomeRule(DecisionKind WithFix, DecisionKind WithoutFix)
{
    /// <summary>For an outcome that no rule speaks of: never let it lie.</summary>
    public static OutcomeRule Unknown { get; } = new(DecisionKind.Apply, DecisionKind.Mitigate);

    /// <summary>The shipped rules: for SSVC Deployer and for CISA BOD 26-04.</summary>
    public static IReadOnlyDictionary<string, OutcomeRule> Shipped { get; } =
        new Dictionary<string, OutcomeRule>(StringComparer.Ordinal)
        {
            ["defer"] = new(DecisionKind.AcceptUntil, DecisionKind.AcceptUntil),
            ["scheduled"] = new(DecisionKind.Apply, DecisionKind.Mitigate),
            ["out-of-cycle"] = new(DecisionKind.ApplyOutOfCycle, DecisionKind.Mitigate),
            ["immediate"] = new(DecisionKind.ApplyOutOfCycle, DecisionKind.Mitigate),
            ["fix on system upgrade"] = new(DecisionKind.Apply, DecisionKind.Mitigate),
            ["60 days"] = new(DecisionKind.Apply, DecisionKind.Mitigate),
            ["14 days"] = new(DecisionKind.ApplyOutOfCycle, DecisionKind.Mitigate),
            ["3 days"] = new(DecisionKind.ApplyOutOfCycle, DecisionKind.Mitigate),
            ["3 days & forensic investigation"] = new(DecisionKind.ApplyOutOfCycle, DecisionKind.Mitigate),
        };
}
