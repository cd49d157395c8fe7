namespace Holdpoint.Core.Evaluation.PatchCases;

/// <summary>Sees that an advisory moved between "no fix" and "a fix can be had" for a configuration at a site.</summary>
internal sealed class FixMovement(IEnumerable<PatchCaseContent> before)
{
    private readonly Dictionary<(string Site, string Advisory, long Configuration), PatchCaseKind> was =
        Index(before);

    /// <summary>A change for each advisory that moved into this content.</summary>
    public IEnumerable<CaseChange> Of(PatchCaseContent content) =>
        content
            .Parts.SelectMany(part => part.Findings.Select(one => (one.Finding.Advisory, part.Configuration)))
            .Where(key =>
                was.TryGetValue((content.Site, key.Advisory, key.Configuration), out var kind)
                && kind != content.Kind
            )
            .Select(key => key.Advisory)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(advisory =>
                content.Kind == PatchCaseKind.Patch
                    ? new CaseChange(content.Id, CaseChangeKind.FixGained, $"{advisory} has a fix now.")
                    : new CaseChange(
                        content.Id,
                        CaseChangeKind.FixWithdrawn,
                        $"{advisory} has no fix any more."
                    )
            );

    private static Dictionary<(string, string, long), PatchCaseKind> Index(
        IEnumerable<PatchCaseContent> contents
    )
    {
        // Where an advisory had both at once nothing moved: neither side is told.
        var index = new Dictionary<(string, string, long), PatchCaseKind>();
        var both = new HashSet<(string, string, long)>();
        foreach (var content in contents)
        foreach (var part in content.Parts)
        foreach (var one in part.Findings)
        {
            var key = (content.Site, one.Finding.Advisory, part.Configuration);
            if (!index.TryAdd(key, content.Kind) && index[key] != content.Kind)
                both.Add(key);
        }
        foreach (var key in both)
            index.Remove(key);
        return index;
    }
}
