using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class GeneratorEngineReader
{
    private static readonly ObjectShape Shape = new([
        new("name", Presence.Required),
        new("version", Presence.Optional),
    ]);

    internal static GeneratorEngine? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? name = null;
        string? version = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "name":
                    name = json.Text();
                    break;
                case "version":
                    version = json.Text();
                    break;
            }
        }
        return new GeneratorEngine
        {
            Name = name ?? "",
            Version = version,
            Extensions = at.Extensions,
        };
    }
}
