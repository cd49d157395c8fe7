using Holdpoint.Csaf.Cvss;

namespace Holdpoint.Csaf.Validation;

/// <summary>A score of CSAF 2.0 or a metric of CSAF 2.1.</summary>
internal sealed record Metric(Node Node, Node Content, IReadOnlyList<string> Products, string? Source)
{
    private List<(Node Node, CvssObject Cvss)>? _cvss;

    /// <summary>Its CVSS objects.</summary>
    public IReadOnlyList<(Node Node, CvssObject Cvss)> Cvss => _cvss ??= [.. ReadCvss()];

    private IEnumerable<(Node, CvssObject)> ReadCvss()
    {
        foreach (var family in Enum.GetValues<CvssFamily>())
        {
            var node = Content[family.Property()];
            if (node.Exists)
                yield return (node, CvssObject.From(family, node.Json));
        }
    }
}
