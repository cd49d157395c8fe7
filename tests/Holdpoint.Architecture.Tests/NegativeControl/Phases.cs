// Two types that break the order of the phases on purpose, so that the rule is seen to fail.
namespace Holdpoint.Architecture.Tests.NegativeControl.Evaluation
{
    internal sealed record LatePhase(int Value);
}

namespace Holdpoint.Architecture.Tests.NegativeControl.Inventory
{
    internal sealed record EarlyPhase(Evaluation.LatePhase Uses);
}
