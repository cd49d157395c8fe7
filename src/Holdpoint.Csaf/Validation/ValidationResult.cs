namespace Holdpoint.Csaf.Validation;

/// <summary>What the validator says of one document.</summary>
/// <param name="Tests">Every test that was run, schema first, then by clause.</param>
public sealed record ValidationResult(IReadOnlyList<TestResult> Tests)
{
    /// <summary>True when the schema's rules and all mandatory tests passed.</summary>
    public bool IsValid { get; } =
        Tests.All(t => t.Passed || t.Group is TestGroup.Recommended or TestGroup.Informative);
}
