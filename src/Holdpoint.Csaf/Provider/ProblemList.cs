namespace Holdpoint.Csaf.Provider;

/// <summary>Collects problems up to a bound; beyond it only counts, so that a hostile listing cannot fill memory.</summary>
internal sealed class ProblemList
{
    private readonly List<ProviderProblem> kept = [];
    private readonly Lock gate = new();
    private int dropped;

    public void Add(string code, string place, string text) => Add(new ProviderProblem(code, place, text));

    public void Add(ProviderProblem problem)
    {
        lock (gate)
        {
            if (kept.Count < ProviderLimits.ProblemsKept)
                kept.Add(problem);
            else
                dropped++;
        }
    }

    public void AddRange(IEnumerable<ProviderProblem> problems)
    {
        foreach (var problem in problems)
            Add(problem);
    }

    /// <summary>All that was kept, closed by one line that counts the rest.</summary>
    public IReadOnlyList<ProviderProblem> ToList()
    {
        lock (gate)
        {
            return dropped == 0
                ? [.. kept]
                : [.. kept, new("more-problems", "", $"{dropped} more were not kept")];
        }
    }
}
