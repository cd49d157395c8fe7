using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ThreatReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Required),
        new("date", Presence.Optional),
        new("details", Presence.Required),
        new("group_ids", Presence.Optional),
        new("product_ids", Presence.Optional),
    ]);

    internal static Threat? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        CsafDate? date = null;
        string? details = null;
        IReadOnlyList<string> groupIds = [];
        IReadOnlyList<string> productIds = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.ThreatCategories);
                    break;
                case "date":
                    date = json.Date();
                    break;
                case "details":
                    details = json.Text();
                    break;
                case "group_ids":
                    groupIds = json.Texts(null, unique: true);
                    break;
                case "product_ids":
                    productIds = json.Texts(null, unique: true);
                    break;
            }
        }
        return new Threat
        {
            Category = category ?? "",
            Date = date,
            Details = details ?? "",
            GroupIds = groupIds,
            ProductIds = productIds,
            Extensions = at.Extensions,
        };
    }
}
