namespace Holdpoint.Csaf.Validation;

/// <summary>A decision point of one version with its values in their order.</summary>
internal sealed record SsvcDecisionPoint(
    string Namespace,
    string Key,
    string Version,
    string Name,
    List<(string Key, string Name)> Values
)
{
    /// <summary>The place of a value in the order; negative where there is none of that key.</summary>
    public int IndexOf(string? key) => Values.FindIndex(v => v.Key == key);
}

/// <summary>The registered decision points (data: CERT/CC SSVC, see NOTICE). Read once, when first asked.</summary>
internal sealed class SsvcCatalogue
{
    private static readonly Lazy<SsvcCatalogue> Instance = new(() => new SsvcCatalogue());
    private readonly Dictionary<(string, string, string), SsvcDecisionPoint> _points = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);

    private SsvcCatalogue()
    {
        foreach (var line in EmbeddedTable.Lines("ssvc.tsv.gz"))
        {
            var cells = line.Split('\t');
            var values = cells[4].Split('|').Select(v => v.Split('=', 2)).Select(v => (v[0], v[1])).ToList();
            _points[(cells[0], cells[1], cells[2])] = new(cells[0], cells[1], cells[2], cells[3], values);
            if (!cells[0].StartsWith("x_", StringComparison.Ordinal))
                _namespaces.Add(cells[0]);
        }
    }

    public static SsvcCatalogue Shared => Instance.Value;

    public bool IsRegistered(string baseNamespace) => _namespaces.Contains(baseNamespace);

    public SsvcDecisionPoint? Find(string baseNamespace, string key, string version) =>
        _points.GetValueOrDefault((baseNamespace, key, version));

    /// <summary>
    /// The newest version known here of a decision point that the document uses in a still newer version; null where the
    /// version should be known.
    /// </summary>
    public SsvcDecisionPoint? NewestBefore(string baseNamespace, string key, string version) =>
        DocumentVersion.Parse(version) is { } used
        && Newest(baseNamespace, key) is { } newest
        && DocumentVersion.Parse(newest.Version)!.Precedence(used) < 0
            ? newest
            : null;

    /// <summary>The highest version of a decision point; null where there is none of that key.</summary>
    public string? Latest(string baseNamespace, string key) => Newest(baseNamespace, key)?.Version;

    private SsvcDecisionPoint? Newest(string baseNamespace, string key) =>
        _points
            .Values.Where(p => p.Namespace == baseNamespace && p.Key == key)
            .MaxBy(p => DocumentVersion.Parse(p.Version)!, DocumentVersion.Order);
}
