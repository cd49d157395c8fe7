namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The vulnerabilities of one advisory that got one verdict, and the judgements that gave it.</summary>
internal sealed class JudgedVulnerabilities
{
    private readonly List<int> vulnerabilities = [];
    private readonly List<Judgement> judgements = [];

    /// <summary>Places in <see cref="AdvisoryStatements.Vulnerabilities"/>, ascending.</summary>
    internal IReadOnlyList<int> Vulnerabilities => vulnerabilities;

    /// <summary>The first judgement.</summary>
    internal Judgement First => judgements[0];

    /// <summary>What decided in any of the judgements, the first judgement's first.</summary>
    internal IReadOnlyList<Said> Decisive =>
        judgements.Count == 1 ? First.Decisive : [.. judgements.SelectMany(judgement => judgement.Decisive)];

    internal void Add(int vulnerability, Judgement judgement)
    {
        vulnerabilities.Add(vulnerability);
        if (!judgements.Exists(known => ReferenceEquals(known, judgement)))
            judgements.Add(judgement);
    }
}
