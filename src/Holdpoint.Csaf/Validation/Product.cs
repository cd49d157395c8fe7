namespace Holdpoint.Csaf.Validation;

/// <summary>A full product name of the product tree.</summary>
/// <param name="Node">Where it is defined.</param>
/// <param name="Id">Its product id; empty where the document gives none.</param>
/// <param name="Branches">The branches above it, from the tree's root; empty outside of branches.</param>
internal sealed record Product(Node Node, string Id, IReadOnlyList<Branch> Branches)
{
    public Node Helper => Node["product_identification_helper"];

    /// <summary>The name of the nearest branch of a category; null where no branch has it.</summary>
    public string? BranchName(string category)
    {
        for (var i = Branches.Count - 1; i >= 0; i--)
        {
            if (Branches[i].Category == category)
                return Branches[i].Name;
        }
        return null;
    }
}

/// <summary>A branch of the product tree.</summary>
internal sealed record Branch(Node Node, string Category, string Name, int Depth);
