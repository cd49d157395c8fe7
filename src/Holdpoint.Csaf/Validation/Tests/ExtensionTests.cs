using System.Text.Json;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>CSAF extensions (6.1.60.1 to 6.1.60.3, 6.2.39.5, 6.2.54.1 to 6.2.54.4, 6.3.21.1 to 6.3.21.9).</summary>
internal static class ExtensionTests
{
    private static readonly string[] Properties = ["$schema", "category", "content", "critical"];
    private static readonly string[] Categories = ["essential", "significant", "supplementary"];

    /// <summary>Where an extension may stand (3.1.3), with the clause that informs of each place.</summary>
    private static readonly Func<Subject, IEnumerable<Node>>[] Places =
    [
        s => [s.Document["x_extensions"]],
        s => s.Products.Where(p => p.Branches.Count > 0).Select(p => p.Node["x_extensions"]),
        s => s.Tree["full_product_names"].Items.Select(p => p["x_extensions"]),
        s => s.Tree["product_paths"].Items.Select(p => p["full_product_name"]["x_extensions"]),
        s => s.Vulnerabilities.SelectMany(v => v.Metrics).Select(m => m.Content["x_extensions"]),
        s => s.Vulnerabilities.Select(v => v.Node["x_extensions"]),
        s => [s.Root["x_extensions"]],
    ];

    public static void ContentSchema(Subject subject, Report report)
    {
        foreach (var extension in All(subject))
        {
            if (extension.Json.ValueKind != JsonValueKind.Object)
            {
                report.Fail(extension, "This is not an object.");
                continue;
            }
            foreach (var name in Properties.Where(p => !extension[p].Exists))
                report.Fail(extension, $"The required property {name} is missing.");
            foreach (var member in extension.Members.Where(m => !Properties.Contains(m.Name)))
                report.Fail(member, $"The schema does not know {member.Name}.");
            if (extension["category"].Exists && !Categories.Contains(extension["category"].Text))
                report.Fail(extension["category"], "This is no category of an extension.");
            if (
                extension["critical"].Exists
                && extension["critical"].Json.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            )
                report.Fail(extension["critical"], "This is neither true nor false.");
            if (extension["content"].Exists && !extension["content"].Members.Any())
                report.Fail(extension["content"], "This is no object with at least one property.");
        }
    }

    /// <summary>Holds the content against the declared schema where that is known; the others would need the network.</summary>
    public static void DeclaredSchema(Subject subject, Report report)
    {
        foreach (var extension in All(subject))
        {
            if (ExtensionCatalogue.Find(extension["$schema"].Text) is not { } known)
                continue;
            var content = extension["content"];
            foreach (var name in known.Required.Where(r => !content[r].Exists))
                report.Fail(content, $"The required property {name} is missing.");
            foreach (
                var member in content.Members.Where(m =>
                    !known.Required.Contains(m.Name) && !known.Optional.Contains(m.Name)
                )
            )
                report.Fail(member, $"The declared schema does not know {member.Name}.");
        }
    }

    /// <summary>How often an extension may stand at one place, and beside which others.</summary>
    public static void Metadata(Subject subject, Report report)
    {
        foreach (var list in Places.SelectMany(p => p(subject)).Where(l => l.Exists))
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var extension in list.Items)
            {
                if (ExtensionCatalogue.Find(extension["$schema"].Text) is not { } known)
                    continue;
                seen[known.Name] = seen.GetValueOrDefault(known.Name) + 1;
                if (seen[known.Name] > known.MaxOccurrence)
                    report.Fail(
                        extension,
                        $"{known.Name} may stand here at most {known.MaxOccurrence} time(s)."
                    );
                if (known.IncompatibleWith.FirstOrDefault(seen.ContainsKey) is { } other)
                    report.Fail(extension, $"{known.Name} and {other} exclude each other.");
            }
        }
    }

    public static void InWithdrawnDocument(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, "csaf_withdrawn", "csaf_superseded"))
            Each(subject, report, _ => true, "A withdrawn or superseded document should have no extension.");
    }

    /// <summary>No extension has been registered with OASIS as far as known here.</summary>
    public static void Unregistered(Subject subject, Report report) =>
        Each(
            subject,
            report,
            e => !ExtensionCatalogue.IsRegistered(e["$schema"].Text),
            "The extension is not registered."
        );

    /// <summary>No extension has been made official by OASIS as far as known here.</summary>
    public static void Unofficial(Subject subject, Report report) =>
        Each(
            subject,
            report,
            e => !ExtensionCatalogue.IsOfficial(e["$schema"].Text),
            "The extension is not official."
        );

    public static void Critical(Subject subject, Report report) =>
        Each(
            subject,
            report,
            e => e["critical"].Json.ValueKind == JsonValueKind.True,
            "The document cannot be understood without the extension."
        );

    public static void ExperimentalInClear(Subject subject, Report report)
    {
        if (subject.IsClear)
            Unregistered(subject, report);
    }

    public static void ExperimentalInOther(Subject subject, Report report)
    {
        if (!subject.IsClear)
            Unregistered(subject, report);
    }

    public static void Essential(Subject subject, Report report) =>
        Each(subject, report, e => e["category"].Text == "essential", "The extension is essential.");

    public static void AtDocument(Subject subject, Report report) => At(subject, report, 0);

    public static void AtBranch(Subject subject, Report report) => At(subject, report, 1);

    public static void AtFullProductName(Subject subject, Report report) => At(subject, report, 2);

    public static void AtProductPath(Subject subject, Report report) => At(subject, report, 3);

    public static void AtMetric(Subject subject, Report report) => At(subject, report, 4);

    public static void AtVulnerability(Subject subject, Report report) => At(subject, report, 5);

    public static void AtRoot(Subject subject, Report report) => At(subject, report, 6);

    /// <summary>Every extension, wherever it stands.</summary>
    public static IEnumerable<Node> All(Subject subject) =>
        subject.Is21 ? Places.SelectMany(p => p(subject)).SelectMany(l => l.Items) : [];

    private static void At(Subject subject, Report report, int place)
    {
        foreach (var list in Places[place](subject).Where(l => l.Exists))
            report.Fail(list, "An extension is used here.");
    }

    private static void Each(Subject subject, Report report, Predicate<Node> match, string text)
    {
        foreach (var extension in All(subject).Where(e => match(e)))
            report.Fail(extension, text);
    }
}
