using System.Text.Json;

namespace Holdpoint.Csaf.Validation;

/// <summary>A document as the tests see it; what several tests need is worked out once and only when asked for.</summary>
internal sealed class Subject
{
    private List<Product>? _products;
    private List<Branch>? _branches;
    private List<Vulnerability>? _vulnerabilities;
    private List<Revision>? _revisions;
    private List<Revision>? _revisionsByDate;
    private Dictionary<string, IReadOnlyList<string>>? _groups;

    public Subject(
        JsonElement root,
        bool is21,
        DateTimeOffset? now,
        IReadOnlyList<string> unknown,
        IReadOnlyList<string> unsorted
    )
    {
        Unknown = unknown;
        Unsorted = unsorted;
        Root = Node.Root(root);
        Is21 = is21;
        Now = now;
        Document = Root["document"];
        Tracking = Document["tracking"];
        Tree = Root["product_tree"];
        Category = Document["category"].Text ?? "";
        Status = Tracking["status"].Text ?? "";
        Id = Tracking["id"].Text ?? "";
        Tlp = Document["distribution"]["tlp"]["label"].Text ?? "";
        Language = Document["lang"].Text;
        Version = DocumentVersion.Parse(Tracking["version"].Text);
    }

    public Node Root { get; }

    /// <summary>Pointers of the properties that the schema does not know.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Pointers of the properties that are not at their alphabetical place.</summary>
    public IReadOnlyList<string> Unsorted { get; }

    public Node Document { get; }
    public Node Tracking { get; }
    public Node Tree { get; }
    public bool Is21 { get; }
    public DateTimeOffset? Now { get; }
    public string Category { get; }
    public string Status { get; }
    public string Id { get; }
    public string Tlp { get; }
    public string? Language { get; }
    public DocumentVersion? Version { get; }

    /// <summary>The primary language subtag in lower case; null where no language is told.</summary>
    public string? PrimaryLanguage => Language?.Split('-')[0].ToLowerInvariant();

    /// <summary>True when the document's language is English or not told.</summary>
    public bool IsEnglishOrUntold => PrimaryLanguage is null or "en";

    /// <summary>True when the document is published: status final or interim.</summary>
    public bool IsPublished => Status is "final" or "interim";

    public bool IsClear => Tlp is "CLEAR" or "WHITE";

    /// <summary>Every product that the tree defines, in document order.</summary>
    public IReadOnlyList<Product> Products
    {
        get
        {
            ReadTree();
            return _products!;
        }
    }

    /// <summary>Every branch, parents before children.</summary>
    public IReadOnlyList<Branch> Branches
    {
        get
        {
            ReadTree();
            return _branches!;
        }
    }

    public IReadOnlyList<Vulnerability> Vulnerabilities =>
        _vulnerabilities ??= [.. Root["vulnerabilities"].Items.Select(v => new Vulnerability(this, v))];

    public IReadOnlyList<Revision> Revisions =>
        _revisions ??= [
            .. Tracking["revision_history"]
                .Items.Select(r => new Revision(
                    r,
                    Instant.Parse(r["date"].Text),
                    DocumentVersion.Parse(r["number"].Text),
                    r["number"].Text ?? ""
                )),
        ];

    /// <summary>The revisions by date; of one date, in the order of their versions.</summary>
    public IReadOnlyList<Revision> RevisionsByDate =>
        _revisionsByDate ??= [
            .. Revisions
                .Where(r => r.Date is not null && r.Version is not null)
                .OrderBy(r => r.Date)
                .ThenBy(r => r.Version!, DocumentVersion.Order),
        ];

    /// <summary>The date of the newest revision.</summary>
    public DateTimeOffset? NewestRevision => Revisions.Max(r => r.Date);

    /// <summary>The products of each product group.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups
    {
        get
        {
            if (_groups is null)
            {
                _groups = new(StringComparer.Ordinal);
                foreach (var group in Tree["product_groups"].Items)
                {
                    if (group["group_id"].Text is { } id)
                        _groups[id] = [.. group["product_ids"].Texts];
                }
            }
            return _groups;
        }
    }

    /// <summary>The products that an item speaks of, directly or through groups.</summary>
    public ProductScope ScopeOf(Node item)
    {
        var products = new HashSet<string>(item["product_ids"].Texts, StringComparer.Ordinal);
        foreach (var group in item["group_ids"].Texts)
        {
            if (Groups.TryGetValue(group, out var members))
                products.UnionWith(members);
        }
        return new(item, products);
    }

    private void ReadTree()
    {
        if (_products is not null)
            return;
        _products = [];
        _branches = [];
        ReadBranches(Tree["branches"], []);
        foreach (var product in Tree["full_product_names"].Items)
            AddProduct(product, []);
        foreach (var combination in Tree[Is21 ? "product_paths" : "relationships"].Items)
            AddProduct(combination["full_product_name"], []);
    }

    private void ReadBranches(Node branches, IReadOnlyList<Branch> above)
    {
        foreach (var node in branches.Items)
        {
            var branch = new Branch(
                node,
                node["category"].Text ?? "",
                node["name"].Text ?? "",
                above.Count + 1
            );
            _branches!.Add(branch);
            IReadOnlyList<Branch> path = [.. above, branch];
            AddProduct(node["product"], path);
            ReadBranches(node["branches"], path);
        }
    }

    private void AddProduct(Node node, IReadOnlyList<Branch> path)
    {
        if (node.Json.ValueKind == JsonValueKind.Object)
            _products!.Add(new(node, node["product_id"].Text ?? "", path));
    }
}
