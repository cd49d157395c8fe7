namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>Weaknesses (6.1.11, 6.2.23 to 6.2.26).</summary>
internal static class CweTests
{
    /// <summary>CSAF 2.0 names no CWE version: a name that the weakness had in any version is right.</summary>
    public static void Exists(Subject subject, Report report)
    {
        foreach (var (node, id, name, version) in Cwes(subject))
        {
            if (version is not null && !CweCatalogue.Shared.HasVersion(version))
            {
                report.Fail(node["version"], $"CWE {version} is not known.");
                continue;
            }
            var entries = CweCatalogue.Shared.Find(id, version);
            if (entries.Count == 0)
                report.Fail(node["id"], $"{id} is no weakness{In(version)}.");
            else if (!entries.Any(e => e.Name == name))
                report.Fail(node["name"], $"{id} is called \"{entries[^1].Name}\"{In(version)}.");
        }
    }

    public static void Deprecated(Subject subject, Report report) =>
        Each(subject, report, e => e.IsDeprecated, "is deprecated");

    public static void NotAllowed(Subject subject, Report report) =>
        Each(
            subject,
            report,
            e => e.Usage is CweUsage.Discouraged or CweUsage.Prohibited,
            "is not allowed for mapping vulnerabilities"
        );

    public static void AllowedWithReview(Subject subject, Report report) =>
        Each(
            subject,
            report,
            e => e.Usage == CweUsage.AllowedWithReview,
            "is allowed for mapping only after a review"
        );

    public static void NotLatest(Subject subject, Report report)
    {
        if (
            subject.NewestRevision is not { } revision
            || CweCatalogue.Shared.LatestAt(revision) is not { } latest
        )
            return;
        foreach (var (node, _, _, version) in Cwes(subject))
        {
            if (version is not null && version != latest)
                report.Fail(node["version"], $"At the last revision CWE {latest} was the latest.");
        }
    }

    private static void Each(Subject subject, Report report, Predicate<CweEntry> match, string text)
    {
        foreach (var (node, id, _, version) in Cwes(subject))
        {
            if (CweCatalogue.Shared.Find(id, version).Any(e => match(e)))
                report.Fail(node, $"{id} {text}{In(version)}.");
        }
    }

    private static IEnumerable<(Node Node, string Id, string? Name, string? Version)> Cwes(Subject subject)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            IEnumerable<Node> nodes = subject.Is21
                ? vulnerability.Node["cwes"].Items
                : [vulnerability.Node["cwe"]];
            foreach (var node in nodes)
            {
                if (node["id"].Text is { } id)
                    yield return (
                        node,
                        id,
                        node["name"].Text,
                        subject.Is21 ? node["version"].Text ?? "" : null
                    );
            }
        }
    }

    private static string In(string? version) => version is null ? "" : $" in CWE {version}";
}
