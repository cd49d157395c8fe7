using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class AggregateSeverityReader
{
    private static readonly ObjectShape Shape = new([
        new("namespace", Presence.Optional),
        new("text", Presence.Required),
    ]);

    internal static AggregateSeverity? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? ns = null;
        string? text = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "namespace":
                    ns = json.Text(StringRule.Uri);
                    break;
                case "text":
                    text = json.Text();
                    break;
            }
        }
        return new AggregateSeverity
        {
            Namespace = ns,
            Text = text ?? "",
            Extensions = at.Extensions,
        };
    }
}
