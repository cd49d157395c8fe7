using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ProductIdentifiersReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("cpe", Presence.Optional),
            new("hashes", Presence.Optional),
            new("model_numbers", Presence.Optional),
            new("purl", Presence.Only20),
            new("purls", Presence.Only21),
            new("sbom_urls", Presence.Optional),
            new("serial_numbers", Presence.Optional),
            new("skus", Presence.Optional),
            new("x_generic_uris", Presence.Optional),
        ],
        minimum20: 1,
        minimum21: 1
    );

    internal static ProductIdentifiers? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? cpe = null;
        IReadOnlyList<HashedFile> hashes = [];
        IReadOnlyList<string> modelNumbers = [];
        IReadOnlyList<string> purls = [];
        IReadOnlyList<string> sbomUrls = [];
        IReadOnlyList<string> serialNumbers = [];
        IReadOnlyList<string> skus = [];
        IReadOnlyList<GenericUri> genericUris = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "cpe":
                    cpe = json.Text(StringRule.Cpe);
                    break;
                case "hashes":
                    hashes = json.List(HashedFileReader.Read, unique: json.Is21);
                    break;
                case "model_numbers":
                    modelNumbers = json.Texts(null, unique: true);
                    break;
                case "purl":
                    purls = json.OneText(StringRule.Purl);
                    break;
                case "purls":
                    purls = json.Texts(StringRule.Purl, unique: json.Is21);
                    break;
                case "sbom_urls":
                    sbomUrls = json.Texts(StringRule.Uri, unique: json.Is21);
                    break;
                case "serial_numbers":
                    serialNumbers = json.Texts(null, unique: true);
                    break;
                case "skus":
                    skus = json.Texts(null, unique: json.Is21);
                    break;
                case "x_generic_uris":
                    genericUris = json.List(GenericUriReader.Read, unique: json.Is21);
                    break;
            }
        }
        return new ProductIdentifiers
        {
            Cpe = cpe,
            Hashes = hashes,
            ModelNumbers = modelNumbers,
            Purls = purls,
            SbomUrls = sbomUrls,
            SerialNumbers = serialNumbers,
            Skus = skus,
            GenericUris = genericUris,
            Extensions = at.Extensions,
        };
    }
}
