using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class FileHashReader
{
    private static readonly ObjectShape Shape = new([
        new("algorithm", Presence.Required),
        new("value", Presence.Required),
    ]);

    internal static FileHash? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? algorithm = null;
        string? value = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "algorithm":
                    algorithm = json.Text(StringRule.HashAlgorithm);
                    break;
                case "value":
                    value = json.Text(StringRule.HashValue);
                    break;
            }
        }
        return new FileHash
        {
            Algorithm = algorithm ?? "",
            Value = value ?? "",
            Extensions = at.Extensions,
        };
    }
}
