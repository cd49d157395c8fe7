using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class SharingGroupReader
{
    private static readonly ObjectShape Shape = new([
        new("id", Presence.Required),
        new("name", Presence.Optional),
    ]);

    internal static SharingGroup? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? id = null;
        string? name = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "id":
                    id = json.Text(StringRule.Uuid);
                    break;
                case "name":
                    name = json.Text();
                    break;
            }
        }
        return new SharingGroup
        {
            Id = id ?? "",
            Name = name,
            Extensions = at.Extensions,
        };
    }
}
