using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class InvolvementReader
{
    private static readonly ObjectShape Shape = new([
        new("contact", Presence.Only21),
        new("date", Presence.Optional),
        new("group_ids", Presence.Only21),
        new("party", Presence.Required),
        new("product_ids", Presence.Only21),
        new("status", Presence.Required),
        new("summary", Presence.Optional),
    ]);

    internal static Involvement? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? contact = null;
        CsafDate? date = null;
        IReadOnlyList<string> groupIds = [];
        string? party = null;
        IReadOnlyList<string> productIds = [];
        string? status = null;
        string? summary = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "contact":
                    contact = json.Text();
                    break;
                case "date":
                    date = json.Date();
                    break;
                case "group_ids":
                    groupIds = json.Texts(null, unique: true);
                    break;
                case "party":
                    party = json.Word(Vocabulary.InvolvementParties);
                    break;
                case "product_ids":
                    productIds = json.Texts(null, unique: true);
                    break;
                case "status":
                    status = json.Word(Vocabulary.InvolvementStatuses);
                    break;
                case "summary":
                    summary = json.Text();
                    break;
            }
        }
        return new Involvement
        {
            Contact = contact,
            Date = date,
            GroupIds = groupIds,
            Party = party ?? "",
            ProductIds = productIds,
            Status = status ?? "",
            Summary = summary,
            Extensions = at.Extensions,
        };
    }
}
