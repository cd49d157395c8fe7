using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class FlagReader
{
    private static readonly ObjectShape Shape = new([
        new("date", Presence.Optional),
        new("group_ids", Presence.Optional),
        new("label", Presence.Required),
        new("product_ids", Presence.Optional),
    ]);

    internal static Flag? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        CsafDate? date = null;
        IReadOnlyList<string> groupIds = [];
        string? label = null;
        IReadOnlyList<string> productIds = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "date":
                    date = json.Date();
                    break;
                case "group_ids":
                    groupIds = json.Texts(null, unique: true);
                    break;
                case "label":
                    label = json.Word(Vocabulary.FlagLabels);
                    break;
                case "product_ids":
                    productIds = json.Texts(null, unique: true);
                    break;
            }
        }
        return new Flag
        {
            Date = date,
            GroupIds = groupIds,
            Label = label ?? "",
            ProductIds = productIds,
            Extensions = at.Extensions,
        };
    }
}
