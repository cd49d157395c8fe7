using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class GenericUriReader
{
    private static readonly ObjectShape Shape = new([
        new("namespace", Presence.Required),
        new("uri", Presence.Required),
    ]);

    internal static GenericUri? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? ns = null;
        string? uri = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "namespace":
                    ns = json.Text(StringRule.Uri);
                    break;
                case "uri":
                    uri = json.Text(StringRule.Uri);
                    break;
            }
        }
        return new GenericUri
        {
            Namespace = ns ?? "",
            Uri = uri ?? "",
            Extensions = at.Extensions,
        };
    }
}
