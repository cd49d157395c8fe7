using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class FullProductNameReader
{
    private static readonly ObjectShape Shape = new([
        new("name", Presence.Required),
        new("product_id", Presence.Required),
        new("product_identification_helper", Presence.Optional),
        new("x_extensions", Presence.Only21),
    ]);

    internal static FullProductName? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? name = null;
        string? productId = null;
        ProductIdentifiers? identifiers = null;
        IReadOnlyList<ExtensionContent> extensionContents = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "name":
                    name = json.Text();
                    break;
                case "product_id":
                    productId = json.Text();
                    break;
                case "product_identification_helper":
                    identifiers = ProductIdentifiersReader.Read(ref json);
                    break;
                case "x_extensions":
                    extensionContents = json.List(ExtensionContentReader.Read, unique: json.Is21);
                    break;
            }
        }
        return new FullProductName
        {
            Name = name ?? "",
            ProductId = productId ?? "",
            Identifiers = identifiers,
            ExtensionContents = extensionContents,
            Extensions = at.Extensions,
        };
    }
}
