using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class RevisionReader
{
    private static readonly ObjectShape Shape = new([
        new("date", Presence.Required),
        new("legacy_version", Presence.Optional),
        new("number", Presence.Required),
        new("summary", Presence.Required),
    ]);

    internal static Revision? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        CsafDate? date = null;
        string? legacyVersion = null;
        string? number = null;
        string? summary = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "date":
                    date = json.Date();
                    break;
                case "legacy_version":
                    legacyVersion = json.Text();
                    break;
                case "number":
                    number = json.Text(StringRule.Version);
                    break;
                case "summary":
                    summary = json.Text();
                    break;
            }
        }
        return new Revision
        {
            Date = date,
            LegacyVersion = legacyVersion,
            Number = number ?? "",
            Summary = summary ?? "",
            Extensions = at.Extensions,
        };
    }
}
