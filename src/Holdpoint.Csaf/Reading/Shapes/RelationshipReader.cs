using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class RelationshipReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Required),
        new("full_product_name", Presence.Required),
        new("product_reference", Presence.Required),
        new("relates_to_product_reference", Presence.Required),
    ]);

    internal static Relationship? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        FullProductName? fullProductName = null;
        string? productReference = null;
        string? relatesToProductReference = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.RelationshipCategories);
                    break;
                case "full_product_name":
                    fullProductName = FullProductNameReader.Read(ref json);
                    break;
                case "product_reference":
                    productReference = json.Text();
                    break;
                case "relates_to_product_reference":
                    relatesToProductReference = json.Text();
                    break;
            }
        }
        return new Relationship
        {
            Category = category ?? "",
            FullProductName = fullProductName,
            ProductReference = productReference ?? "",
            RelatesToProductReference = relatesToProductReference ?? "",
            Extensions = at.Extensions,
        };
    }
}
