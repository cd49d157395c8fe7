namespace Holdpoint.Csaf.Validation.Tests;

/// <summary>What the ids of products and product groups refer to (6.1.1 to 6.1.5, 6.2.1).</summary>
internal static class ProductIdTests
{
    /// <summary>The arrays of a vulnerability whose items speak of products.</summary>
    private static readonly string[] Scoped =
    [
        "remediations",
        "threats",
        "flags",
        "involvements",
        "notes",
        "ids",
        "first_known_exploitation_dates",
    ];

    public static void MissingProduct(Subject subject, Report report)
    {
        var defined = subject.Products.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var extension in ExtensionTests.All(subject))
            AddDefined(extension["content"], defined);
        foreach (var part in Combinations(subject).SelectMany(c => c.References))
        {
            if (part.Text is { } id && !defined.Contains(id))
                report.Fail(part, $"The product {id} is not defined in the product tree.");
        }
        foreach (var reference in References(subject))
        {
            if (!defined.Contains(reference.Text))
                report.Fail(
                    reference.Node,
                    $"The product {reference.Text} is not defined in the product tree."
                );
        }
    }

    public static void MultipleProducts(Subject subject, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var product in subject.Products)
        {
            if (product.Id.Length > 0 && !seen.Add(product.Id))
                report.Fail(
                    product.Node["product_id"],
                    $"The product {product.Id} is defined more than once."
                );
        }
    }

    public static void CircularProducts(Subject subject, Report report)
    {
        var parts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var places = new List<(string Id, Node Place)>();
        foreach (var (combined, references) in Combinations(subject))
        {
            if (combined["product_id"].Text is not { } id)
                continue;
            places.Add((id, combined["product_id"]));
            if (!parts.TryGetValue(id, out var known))
                parts[id] = known = [];
            known.AddRange(references.Select(r => r.Text).OfType<string>());
        }
        foreach (var (id, place) in places)
        {
            if (Reaches(id, id, parts))
                report.Fail(place, $"The product {id} is defined by itself.");
        }
    }

    public static void MissingGroup(Subject subject, Report report)
    {
        foreach (var item in ScopedItems(subject))
        {
            foreach (var reference in item["group_ids"].Items)
            {
                if (reference.Text is { } id && !subject.Groups.ContainsKey(id))
                    report.Fail(reference, $"The product group {id} is not defined in the product tree.");
            }
        }
    }

    public static void MultipleGroups(Subject subject, Report report)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in subject.Tree["product_groups"].Items)
        {
            if (group["group_id"].Text is { } id && !seen.Add(id))
                report.Fail(group["group_id"], $"The product group {id} is defined more than once.");
        }
    }

    public static void UnusedProduct(Subject subject, Report report)
    {
        if (Profiles.IsProfile(subject, "csaf_informational_advisory"))
            return;
        var used = References(subject)
            .Select(r => r.Text)
            .Concat(Combinations(subject).SelectMany(c => c.References).Select(r => r.Text ?? ""))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var product in subject.Products)
        {
            if (!used.Contains(product.Id))
                report.Fail(
                    product.Node["product_id"],
                    $"The product {product.Id} is defined but never used."
                );
        }
    }

    public static void NestedPath(Subject subject, Report report)
    {
        var combined = Combinations(subject)
            .Select(c => c.Combined["product_id"].Text)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (_, references) in Combinations(subject))
        {
            foreach (var reference in references.Where(r => r.Text is { } id && combined.Contains(id)))
                report.Fail(reference, $"{reference.Text} is itself defined by a product path.");
        }
    }

    /// <summary>Products that are made of others: relationships (2.0) or product paths (2.1).</summary>
    public static IEnumerable<(Node Combined, IReadOnlyList<Node> References)> Combinations(Subject subject)
    {
        foreach (var item in subject.Tree[subject.Is21 ? "product_paths" : "relationships"].Items)
        {
            IReadOnlyList<Node> references = subject.Is21
                ?
                [
                    item["beginning_product_reference"],
                    .. item["subpaths"].Items.Select(s => s["next_product_reference"]),
                ]
                : [item["product_reference"], item["relates_to_product_reference"]];
            yield return (item["full_product_name"], references);
        }
    }

    /// <summary>Every item of a list, outside of the product tree's combinations, that names a product.</summary>
    private static IEnumerable<TextPlace> References(Subject subject)
    {
        foreach (var group in subject.Tree["product_groups"].Items)
        {
            foreach (var place in group["product_ids"].Places)
                yield return place;
        }
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            foreach (var status in vulnerability.Statuses)
                yield return status.Place;
            foreach (var metric in vulnerability.Metrics)
            {
                foreach (var place in metric.Node["products"].Places)
                    yield return place;
            }
        }
        foreach (var item in ScopedItems(subject))
        {
            foreach (var place in item["product_ids"].Places)
                yield return place;
        }
    }

    private static IEnumerable<Node> ScopedItems(Subject subject)
    {
        foreach (var note in subject.Document["notes"].Items)
            yield return note;
        foreach (var vulnerability in subject.Vulnerabilities)
        {
            foreach (var item in Scoped.SelectMany(name => vulnerability.Node[name].Items))
                yield return item;
        }
    }

    /// <summary>An extension may define products of its own: anything in it that is a full product name counts.</summary>
    private static void AddDefined(Node node, HashSet<string> defined)
    {
        if (node["name"].Exists && node["product_id"].Text is { } id)
            defined.Add(id);
        foreach (var child in node.Members.Concat(node.Items))
            AddDefined(child, defined);
    }

    private static bool Reaches(string from, string target, Dictionary<string, List<string>> parts)
    {
        var open = new Stack<string>([from]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var at))
        {
            foreach (var part in parts.GetValueOrDefault(at) ?? [])
            {
                if (part == target)
                    return true;
                if (seen.Add(part))
                    open.Push(part);
            }
        }
        return false;
    }
}
