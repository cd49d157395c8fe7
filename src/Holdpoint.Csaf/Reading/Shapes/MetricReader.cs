using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class MetricReader
{
    private static readonly ObjectShape Shape = new([
        new("content", Presence.Required),
        new("products", Presence.Required),
        new("source", Presence.Optional),
    ]);

    internal static Metric? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        MetricContent? content = null;
        IReadOnlyList<string> products = [];
        string? source = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "content":
                    content = MetricContentReader.Read(ref json);
                    break;
                case "products":
                    products = json.Texts(null, unique: true);
                    break;
                case "source":
                    source = json.Text(StringRule.Uri);
                    break;
            }
        }
        return new Metric
        {
            Content = content,
            Products = products,
            Source = source,
            Extensions = at.Extensions,
        };
    }
}
