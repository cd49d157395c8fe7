using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ExtensionContentReader
{
    private static readonly ObjectShape Shape = new([
        new("$schema", Presence.Required),
        new("category", Presence.Required),
        new("content", Presence.Required),
        new("critical", Presence.Required),
    ]);

    internal static ExtensionContent? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? schema = null;
        string? category = null;
        ReadOnlyMemory<byte>? content = null;
        bool? critical = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "$schema":
                    schema = json.Text(StringRule.ExtensionSchema);
                    break;
                case "category":
                    category = json.Word(Vocabulary.ExtensionCategories);
                    break;
                case "content":
                    content = json.RawObject(minimum: 1);
                    break;
                case "critical":
                    critical = json.Boolean();
                    break;
            }
        }
        return new ExtensionContent
        {
            Schema = schema ?? "",
            Category = category ?? "",
            Content = content,
            Critical = critical,
            Extensions = at.Extensions,
        };
    }
}
