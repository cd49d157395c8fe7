using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class CweReader
{
    private static readonly ObjectShape Shape = new([
        new("id", Presence.Required),
        new("name", Presence.Required),
        new("version", Presence.Required21),
    ]);

    internal static Cwe? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? id = null;
        string? name = null;
        string? version = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "id":
                    id = json.Text(StringRule.CweId);
                    break;
                case "name":
                    name = json.Text(StringRule.CweName);
                    break;
                case "version":
                    version = json.Text(StringRule.CweVersion);
                    break;
            }
        }
        return new Cwe
        {
            Id = id ?? "",
            Name = name ?? "",
            Version = version,
            Extensions = at.Extensions,
        };
    }
}
