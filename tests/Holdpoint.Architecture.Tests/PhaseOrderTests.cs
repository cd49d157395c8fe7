namespace Holdpoint.Architecture.Tests;

public class PhaseOrderTests
{
    [Theory]
    [InlineData("Holdpoint.Core")]
    [InlineData("Holdpoint.Engine")]
    public void A_phase_never_uses_a_later_one(string project) =>
        Assert.Empty(PhaseOrder.Violations(House.Edges, project));

    [Fact]
    public void The_rule_sees_the_edges_of_the_real_phases() =>
        Assert.Contains(
            House.Edges,
            edge =>
                edge.From.StartsWith("Holdpoint.Core.Inventory.", StringComparison.Ordinal)
                && edge.To.StartsWith("Holdpoint.Core.Inventory.", StringComparison.Ordinal)
        );

    [Fact]
    public void The_rule_catches_a_phase_that_uses_a_later_one()
    {
        var violation = Assert.Single(
            PhaseOrder.Violations(House.Edges, "Holdpoint.Architecture.Tests.NegativeControl")
        );
        Assert.EndsWith("EarlyPhase", violation.From, StringComparison.Ordinal);
        Assert.EndsWith("LatePhase", violation.To, StringComparison.Ordinal);
    }
}
