namespace Holdpoint.Core.Evaluation.Applicability;

/// <summary>The vulnerabilities of one advisory that got one verdict, and the judgements that gave it.</summary>
internal sealed class JudgedVulnerabilities(VulnerabilityClass first, Judgement judgement)
{
    private List<int>? several;
    private List<Judgement>? judgements;

    /// <summary>The first judgement.</summary>
    internal Judgement First => judgement;

    /// <summary>What decided in any of the judgements, the first judgement's first.</summary>
    internal IReadOnlyList<Said> Decisive =>
        judgements is null ? judgement.Decisive : [.. judgements.SelectMany(one => one.Decisive)];

    /// <summary>The ids of the vulnerabilities, each once, ordered.</summary>
    internal IReadOnlyList<string> Names(AdvisoryStatements advisory) =>
        several is null ? first.Names : advisory.Named(several);

    internal void Add(VulnerabilityClass vulnerabilities, Judgement given)
    {
        several ??= [.. first.Places];
        several.AddRange(vulnerabilities.Places);
        if (judgements is null && ReferenceEquals(given, judgement))
            return;
        judgements ??= [judgement];
        if (!judgements.Exists(known => ReferenceEquals(known, given)))
            judgements.Add(given);
    }
}
