using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class PublisherReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Required),
        new("contact_details", Presence.Optional),
        new("issuing_authority", Presence.Optional),
        new("name", Presence.Required),
        new("namespace", Presence.Required),
    ]);

    internal static Publisher? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        string? contactDetails = null;
        string? issuingAuthority = null;
        string? name = null;
        string? ns = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.PublisherCategories);
                    break;
                case "contact_details":
                    contactDetails = json.Text();
                    break;
                case "issuing_authority":
                    issuingAuthority = json.Text();
                    break;
                case "name":
                    name = json.Text();
                    break;
                case "namespace":
                    ns = json.Text(StringRule.Uri);
                    break;
            }
        }
        return new Publisher
        {
            Category = category ?? "",
            ContactDetails = contactDetails,
            IssuingAuthority = issuingAuthority,
            Name = name ?? "",
            Namespace = ns ?? "",
            Extensions = at.Extensions,
        };
    }
}
