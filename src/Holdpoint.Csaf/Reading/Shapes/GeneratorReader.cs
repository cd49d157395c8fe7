using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class GeneratorReader
{
    private static readonly ObjectShape Shape = new([
        new("date", Presence.Optional),
        new("engine", Presence.Required),
    ]);

    internal static Generator? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        CsafDate? date = null;
        GeneratorEngine? engine = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "date":
                    date = json.Date();
                    break;
                case "engine":
                    engine = GeneratorEngineReader.Read(ref json);
                    break;
            }
        }
        return new Generator
        {
            Date = date,
            Engine = engine,
            Extensions = at.Extensions,
        };
    }
}
