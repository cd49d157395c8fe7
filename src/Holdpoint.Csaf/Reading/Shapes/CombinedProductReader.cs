using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class CombinedProductReader
{
    private static readonly ObjectShape Shape = new([
        new("beginning_product_reference", Presence.Required),
        new("full_product_name", Presence.Required),
        new("subpaths", Presence.Required),
    ]);

    internal static CombinedProduct? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? beginningProductReference = null;
        FullProductName? fullProductName = null;
        IReadOnlyList<Subpath> subpaths = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "beginning_product_reference":
                    beginningProductReference = json.Text();
                    break;
                case "full_product_name":
                    fullProductName = FullProductNameReader.Read(ref json);
                    break;
                case "subpaths":
                    subpaths = json.List(SubpathReader.Read);
                    break;
            }
        }
        return new CombinedProduct
        {
            BeginningProductReference = beginningProductReference ?? "",
            FullProductName = fullProductName,
            Subpaths = subpaths,
            Extensions = at.Extensions,
        };
    }
}
