using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class NoteReader
{
    private static readonly ObjectShape Shape = new([
        new("audience", Presence.Optional),
        new("category", Presence.Required),
        new("group_ids", Presence.Only21),
        new("product_ids", Presence.Only21),
        new("text", Presence.Required),
        new("title", Presence.Optional),
    ]);

    internal static Note? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? audience = null;
        string? category = null;
        IReadOnlyList<string> groupIds = [];
        IReadOnlyList<string> productIds = [];
        string? text = null;
        string? title = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "audience":
                    audience = json.Text();
                    break;
                case "category":
                    category = json.Word(Vocabulary.NoteCategories);
                    break;
                case "group_ids":
                    groupIds = json.Texts(null, unique: true);
                    break;
                case "product_ids":
                    productIds = json.Texts(null, unique: true);
                    break;
                case "text":
                    text = json.Text();
                    break;
                case "title":
                    title = json.Text();
                    break;
            }
        }
        return new Note
        {
            Audience = audience,
            Category = category ?? "",
            GroupIds = groupIds,
            ProductIds = productIds,
            Text = text ?? "",
            Title = title,
            Extensions = at.Extensions,
        };
    }
}
