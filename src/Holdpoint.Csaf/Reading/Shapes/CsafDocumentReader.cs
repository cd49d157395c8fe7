using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class CsafDocumentReader
{
    private static readonly ObjectShape Shape = new([
        new("$schema", Presence.Required21),
        new("document", Presence.Required),
        new("product_tree", Presence.Optional),
        new("vulnerabilities", Presence.Optional),
        new("x_extensions", Presence.Only21),
    ]);

    internal static CsafDocument? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? schema = null;
        DocumentMetadata? metadata = null;
        ProductTree? productTree = null;
        IReadOnlyList<Vulnerability> vulnerabilities = [];
        IReadOnlyList<ExtensionContent> extensionContents = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "$schema":
                    schema = json.Word(Vocabulary.SchemaUris);
                    break;
                case "document":
                    metadata = DocumentMetadataReader.Read(ref json);
                    break;
                case "product_tree":
                    productTree = ProductTreeReader.Read(ref json);
                    break;
                case "vulnerabilities":
                    vulnerabilities = json.List(VulnerabilityReader.Read);
                    break;
                case "x_extensions":
                    extensionContents = json.List(ExtensionContentReader.Read, unique: json.Is21);
                    break;
            }
        }
        return new CsafDocument
        {
            Version = json.Version,
            Schema = schema,
            Metadata = metadata,
            ProductTree = productTree,
            Vulnerabilities = vulnerabilities,
            ExtensionContents = extensionContents,
            Extensions = at.Extensions,
        };
    }
}
