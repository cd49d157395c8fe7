using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ProductGroupReader
{
    private static readonly ObjectShape Shape = new([
        new("group_id", Presence.Required),
        new("product_ids", Presence.Required),
        new("summary", Presence.Optional),
    ]);

    internal static ProductGroup? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? groupId = null;
        IReadOnlyList<string> productIds = [];
        string? summary = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "group_id":
                    groupId = json.Text();
                    break;
                case "product_ids":
                    productIds = json.Texts(null, unique: true, minimum: 2);
                    break;
                case "summary":
                    summary = json.Text();
                    break;
            }
        }
        return new ProductGroup
        {
            GroupId = groupId ?? "",
            ProductIds = productIds,
            Summary = summary,
            Extensions = at.Extensions,
        };
    }
}
