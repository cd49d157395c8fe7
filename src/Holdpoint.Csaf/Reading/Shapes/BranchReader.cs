using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class BranchReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("branches", Presence.Optional),
            new("category", Presence.Required),
            new("name", Presence.Required),
            new("product", Presence.Optional),
        ],
        minimum20: 3,
        minimum21: 3,
        maximum: 3
    );

    internal static Branch? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<Branch> branches = [];
        string? category = null;
        string? name = null;
        FullProductName? product = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "branches":
                    branches = json.List(BranchReader.Read);
                    break;
                case "category":
                    category = json.Word(Vocabulary.BranchCategories);
                    break;
                case "name":
                    name = json.Text();
                    break;
                case "product":
                    product = FullProductNameReader.Read(ref json);
                    break;
            }
        }
        return new Branch
        {
            Branches = branches,
            Category = category ?? "",
            Name = name ?? "",
            Product = product,
            Extensions = at.Extensions,
        };
    }
}
