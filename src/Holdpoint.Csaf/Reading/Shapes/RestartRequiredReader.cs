using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class RestartRequiredReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Required),
        new("details", Presence.Optional),
    ]);

    internal static RestartRequired? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        string? details = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.RestartCategories);
                    break;
                case "details":
                    details = json.Text();
                    break;
            }
        }
        return new RestartRequired
        {
            Category = category ?? "",
            Details = details,
            Extensions = at.Extensions,
        };
    }
}
