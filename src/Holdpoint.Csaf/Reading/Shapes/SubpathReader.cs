using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class SubpathReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Required),
        new("next_product_reference", Presence.Required),
    ]);

    internal static Subpath? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        string? nextProductReference = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.RelationshipCategories);
                    break;
                case "next_product_reference":
                    nextProductReference = json.Text();
                    break;
            }
        }
        return new Subpath
        {
            Category = category ?? "",
            NextProductReference = nextProductReference ?? "",
            Extensions = at.Extensions,
        };
    }
}
