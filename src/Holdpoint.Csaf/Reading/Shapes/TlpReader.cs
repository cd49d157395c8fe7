using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class TlpReader
{
    private static readonly ObjectShape Shape = new([
        new("label", Presence.Required),
        new("url", Presence.Optional),
    ]);

    internal static Tlp? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? label = null;
        string? url = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "label":
                    label = json.Word(Vocabulary.TlpLabels);
                    break;
                case "url":
                    url = json.Text(StringRule.Uri);
                    break;
            }
        }
        return new Tlp
        {
            Label = label ?? "",
            Url = url,
            Extensions = at.Extensions,
        };
    }
}
