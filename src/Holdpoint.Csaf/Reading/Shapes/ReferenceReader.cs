using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ReferenceReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Optional),
        new("summary", Presence.Required),
        new("url", Presence.Required),
    ]);

    internal static Reference? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        string? summary = null;
        string? url = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.ReferenceCategories);
                    break;
                case "summary":
                    summary = json.Text();
                    break;
                case "url":
                    url = json.Text(StringRule.Uri);
                    break;
            }
        }
        return new Reference
        {
            Category = category,
            Summary = summary ?? "",
            Url = url ?? "",
            Extensions = at.Extensions,
        };
    }
}
