namespace Holdpoint.Csaf.Validation;

/// <summary>What one test said of one document.</summary>
/// <param name="Id">The clause, such as <c>6.1.8</c>; <c>schema</c> for the schema's rules.</param>
/// <param name="Group">How much a failure weighs.</param>
/// <param name="Messages">What it found; empty when it passed.</param>
public sealed record TestResult(string Id, TestGroup Group, IReadOnlyList<TestMessage> Messages)
{
    /// <summary>True when it found nothing.</summary>
    public bool Passed => Messages.Count == 0;
}
