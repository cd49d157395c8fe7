namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>One revision of an advisory, read for matching.</summary>
public sealed record AdvisoryStatements
{
    /// <summary>CSAF /document/tracking/id.</summary>
    public required string Advisory { get; init; }

    /// <summary>CSAF /document/tracking/version.</summary>
    public required string Revision { get; init; }

    /// <summary>The CVE of each vulnerability, or its other id, or its title.</summary>
    public required IReadOnlyList<string> Vulnerabilities { get; init; }

    /// <summary>The products it speaks of.</summary>
    public required IReadOnlyList<ProductStatement> Statements { get; init; }

    /// <summary>The vulnerabilities, put together where every statement says the same of them.</summary>
    internal IReadOnlyList<VulnerabilityClass> Classes =>
        field ??= VulnerabilityClass.Of(
            Vulnerabilities.Count,
            Statements.SelectMany(statement => statement.Groups.Select(group => group.Vulnerabilities)),
            Order
        );

    private VulnerabilityOrder Order => field ??= new(Vulnerabilities);

    /// <summary>The ids of vulnerabilities, each once, ordered.</summary>
    /// <param name="places">Places in <see cref="Vulnerabilities"/>.</param>
    internal IReadOnlyList<string> Named(IReadOnlyList<int> places) => Order.Named(places);
}
