namespace Holdpoint.Architecture.Tests;

/// <summary>
/// A phase may use the phases before it in the loop, never those after it. Versions is vocabulary below all phases;
/// everyone appends to Evidence, which refers to none.
/// </summary>
internal static class PhaseOrder
{
    private static readonly string[] Loop =
    [
        "Evidence",
        "Versions",
        "Inventory",
        "Monitoring",
        "Evaluation",
        "Acquisition",
        "Validation",
        "Deployment",
    ];

    /// <summary>The edges below <paramref name="project"/> that go against the loop.</summary>
    public static IReadOnlyList<Edge> Violations(IEnumerable<Edge> edges, string project) =>
        [
            .. edges.Where(edge =>
                Phase(edge.From, project) is { } from && Phase(edge.To, project) is { } to && to > from
            ),
        ];

    private static int? Phase(string type, string project)
    {
        if (!type.StartsWith(project + ".", StringComparison.Ordinal))
            return null;
        var rest = type.AsSpan(project.Length + 1);
        var dot = rest.IndexOf('.');
        if (dot < 0)
            return null;
        var place = Array.IndexOf(Loop, rest[..dot].ToString());
        return place < 0 ? null : place;
    }
}
