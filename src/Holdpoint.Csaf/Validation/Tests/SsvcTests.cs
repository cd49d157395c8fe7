using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>SSVC selections (6.1.46 to 6.1.48, 6.2.34 to 6.2.37, 6.3.13 to 6.3.15).</summary>
internal static partial class SsvcTests
{
    private static readonly string[] ListProperties =
    [
        "timestamp",
        "schemaVersion",
        "target_ids",
        "selections",
        "decision_point_resources",
        "references",
    ];

    private static readonly string[] SelectionProperties =
    [
        "namespace",
        "key",
        "version",
        "name",
        "definition",
        "values",
    ];
    private static readonly string[] ValueProperties = ["key", "name", "definition"];
    private static readonly string[] ReferenceProperties = ["uri", "summary"];

    /// <summary>CERT/CC's schema of a selection list, version 2.0.0.</summary>
    public static void Schema(Subject subject, Report report)
    {
        foreach (var list in Lists(subject))
        {
            Shape(report, list, ListProperties, "timestamp", "schemaVersion", "selections");
            if (list["schemaVersion"].Exists && list["schemaVersion"].Text != "2.0.0")
                report.Fail(list["schemaVersion"], "The schema version is not 2.0.0.");
            if (list["timestamp"].Exists && Instant.Parse(list["timestamp"].Text) is null)
                report.Fail(list["timestamp"], "This is no date and time.");
            NotEmpty(report, list, "selections", "target_ids", "decision_point_resources", "references");
            foreach (var selection in list["selections"].Items)
                Selection(report, selection);
            foreach (var reference in list["references"].Items.Concat(list["decision_point_resources"].Items))
                Shape(report, reference, ReferenceProperties, ReferenceProperties);
        }
    }

    public static void TargetIds(Subject subject, Report report)
    {
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            var known = vulnerability
                .Node["ids"]
                .Items.Select(i => i["text"].Text)
                .Append(vulnerability.Node["cve"].Text)
                .ToHashSet(StringComparer.Ordinal);
            foreach (
                var target in vulnerability.Metrics.SelectMany(m => m.Content["ssvc_v2"]["target_ids"].Items)
            )
            {
                if (target.Text is not { } id)
                    continue;
                if (!known.Contains(id))
                    report.Fail(target, $"{id} is no id of this vulnerability.");
                else if (id == subject.Id && subject.Vulnerabilities.Count > 1)
                    report.Fail(
                        target,
                        "The document's id does not tell which of its vulnerabilities is meant."
                    );
            }
        }
    }

    public static void DecisionPoints(Subject subject, Report report)
    {
        foreach (var selection in Selections(subject))
        {
            var name = SsvcNamespace.Of(selection["namespace"].Text ?? "");
            if (name.IsInvalid)
                report.Fail(selection["namespace"], "The namespace is reserved for what is invalid.");
            if (!SsvcCatalogue.Shared.IsRegistered(name.Base))
                continue;
            var (key, version) = (selection["key"].Text ?? "", selection["version"].Text ?? "");
            if (SsvcCatalogue.Shared.Find(name.Base, key, version) is { } point)
                Values(report, selection, point, name);
            else if (SsvcCatalogue.Shared.NewestBefore(name.Base, key, version) is { } older)
                Order(report, selection, older, name);
            else
                report.Fail(selection, $"{name.Base} has no decision point {key} of version {version}.");
        }
    }

    public static void UnknownNamespace(Subject subject, Report report)
    {
        foreach (var selection in Selections(subject))
        {
            var name = SsvcNamespace.Of(selection["namespace"].Text ?? "");
            if (!SsvcCatalogue.Shared.IsRegistered(name.Base) && !name.IsForExamples)
                report.Fail(selection["namespace"], $"{name.Base} is no registered namespace.");
        }
    }

    public static void UnregisteredInClear(Subject subject, Report report)
    {
        if (subject.IsClear)
            Unregistered(subject, report);
    }

    public static void UnregisteredInOther(Subject subject, Report report)
    {
        if (!subject.IsClear)
            Unregistered(subject, report);
    }

    public static void ExtensionInClear(Subject subject, Report report)
    {
        if (subject.IsClear)
            Extended(subject, report);
    }

    public static void ExtensionInOther(Subject subject, Report report)
    {
        if (!subject.IsClear)
            Extended(subject, report);
    }

    public static void WithoutResource(Subject subject, Report report)
    {
        foreach (var list in Lists(subject))
        {
            var summaries = list["decision_point_resources"]
                .Items.Select(r => r["summary"].Text ?? "")
                .ToList();
            foreach (var selection in list["selections"].Items)
            {
                var text = selection["namespace"].Text ?? "";
                var name = SsvcNamespace.Of(text);
                if (SsvcCatalogue.Shared.IsRegistered(text) || name.IsForExamples)
                    continue;
                if (!summaries.Exists(s => s.Contains(text, StringComparison.Ordinal)))
                    report.Fail(
                        list["decision_point_resources"],
                        $"No resource explains the namespace {text}."
                    );
            }
        }
    }

    /// <summary>The catalogue tells no dates: a newer version of a decision point counts whenever the selection was made.</summary>
    public static void NotLatest(Subject subject, Report report)
    {
        foreach (var selection in Selections(subject))
        {
            var name = SsvcNamespace.Of(selection["namespace"].Text ?? "");
            var latest = SsvcCatalogue.Shared.Latest(name.Base, selection["key"].Text ?? "");
            if (latest is not null && latest != selection["version"].Text)
                report.Fail(selection["version"], $"The latest version of the decision point is {latest}.");
        }
    }

    private static void Values(Report report, Node selection, SsvcDecisionPoint point, SsvcNamespace name)
    {
        if (selection["name"].Text is { } title && !name.IsExtended && title != point.Name)
            report.Fail(selection["name"], $"The decision point is called \"{point.Name}\".");
        foreach (var value in selection["values"].Items)
        {
            var index = point.IndexOf(value["key"].Text);
            if (index < 0)
                report.Fail(value, $"{point.Name} {point.Version} has no value {value["key"].Text}.");
            else if (!name.IsExtended && value["name"].Text is { } told && told != point.Values[index].Name)
                report.Fail(
                    value["name"],
                    $"The value {point.Values[index].Key} is called \"{point.Values[index].Name}\"."
                );
        }
        Order(report, selection, point, name);
    }

    /// <summary>A translation may name its values anew; what their order means cannot be told without its own definition.</summary>
    private static void Order(Report report, Node selection, SsvcDecisionPoint point, SsvcNamespace name)
    {
        var last = -1;
        foreach (var value in selection["values"].Items)
        {
            var index = point.IndexOf(value["key"].Text);
            if (index >= 0 && index <= last && !name.IsTranslated)
                report.Fail(value, $"The values of {point.Name} are not in their order.");
            last = Math.Max(last, index);
        }
    }

    private static void Unregistered(Subject subject, Report report)
    {
        foreach (var selection in Selections(subject))
        {
            if (SsvcNamespace.Of(selection["namespace"].Text ?? "").IsPrivate)
                report.Fail(selection["namespace"], "The namespace is not registered.");
        }
    }

    private static void Extended(Subject subject, Report report)
    {
        foreach (var selection in Selections(subject))
        {
            if (
                SsvcNamespace.Of(selection["namespace"].Text ?? "") is
                { IsExtended: true, IsForExamples: false }
            )
                report.Fail(selection["namespace"], "The namespace uses an extension.");
        }
    }

    private static void Selection(Report report, Node selection)
    {
        Shape(report, selection, SelectionProperties, "namespace", "key", "version", "values");
        NotEmpty(report, selection, "values");
        if (selection["namespace"].Exists && selection["namespace"].Text is not { Length: >= 3 and <= 1000 })
            report.Fail(selection["namespace"], "This is no namespace.");
        if (
            selection["version"].Exists
            && DocumentVersion.Parse(selection["version"].Text) is not { IsInteger: false }
        )
            report.Fail(selection["version"], "This is no semantic version.");
        foreach (var value in selection["values"].Items)
        {
            Shape(report, value, ValueProperties, "key");
            if (value["key"].Exists && !Key().IsMatch(value["key"].Text ?? ""))
                report.Fail(value["key"], "This is no key.");
        }
        if (selection["key"].Exists && !Key().IsMatch(selection["key"].Text ?? ""))
            report.Fail(selection["key"], "This is no key.");
    }

    private static void Shape(Report report, Node node, string[] allowed, params string[] required)
    {
        if (node.Json.ValueKind != JsonValueKind.Object)
        {
            report.Fail(node, "This is not an object.");
            return;
        }
        foreach (var name in required.Where(r => !node[r].Exists))
            report.Fail(node, $"The required property {name} is missing.");
        foreach (var member in node.Members.Where(m => !allowed.Contains(m.Name)))
            report.Fail(member, $"The schema does not know {member.Name}.");
    }

    private static void NotEmpty(Report report, Node node, params string[] arrays)
    {
        foreach (var array in arrays.Select(name => node[name]).Where(a => a.Exists))
        {
            if (!array.Items.Any())
                report.Fail(array, "This is no list with at least one item.");
        }
    }

    private static IEnumerable<Node> Lists(Subject subject) =>
        subject
            .Vulnerabilities.SelectMany(v => v.Metrics)
            .Select(m => m.Content["ssvc_v2"])
            .Where(s => s.Exists);

    private static IEnumerable<Node> Selections(Subject subject) =>
        Lists(subject).SelectMany(l => l["selections"].Items);

    [GeneratedRegex(
        @"^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9_]*[a-zA-Z0-9]|T\*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Key();
}
