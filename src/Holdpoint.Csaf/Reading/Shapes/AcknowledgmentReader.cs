using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class AcknowledgmentReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("names", Presence.Optional),
            new("organization", Presence.Optional),
            new("summary", Presence.Optional),
            new("urls", Presence.Optional),
        ],
        minimum20: 1,
        minimum21: 1
    );

    internal static Acknowledgment? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<string> names = [];
        string? organization = null;
        string? summary = null;
        IReadOnlyList<string> urls = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "names":
                    names = json.Texts(null);
                    break;
                case "organization":
                    organization = json.Text();
                    break;
                case "summary":
                    summary = json.Text();
                    break;
                case "urls":
                    urls = json.Texts(StringRule.Uri);
                    break;
            }
        }
        return new Acknowledgment
        {
            Names = names,
            Organization = organization,
            Summary = summary,
            Urls = urls,
            Extensions = at.Extensions,
        };
    }
}
