using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class RemediationReader
{
    private static readonly ObjectShape Shape = new([
        new("category", Presence.Required),
        new("date", Presence.Optional),
        new("details", Presence.Required),
        new("entitlements", Presence.Optional),
        new("group_ids", Presence.Optional),
        new("product_ids", Presence.Optional),
        new("restart_required", Presence.Optional),
        new("url", Presence.Optional),
    ]);

    internal static Remediation? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? category = null;
        CsafDate? date = null;
        string? details = null;
        IReadOnlyList<string> entitlements = [];
        IReadOnlyList<string> groupIds = [];
        IReadOnlyList<string> productIds = [];
        RestartRequired? restartRequired = null;
        string? url = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "category":
                    category = json.Word(Vocabulary.RemediationCategories);
                    break;
                case "date":
                    date = json.Date();
                    break;
                case "details":
                    details = json.Text();
                    break;
                case "entitlements":
                    entitlements = json.Texts(null);
                    break;
                case "group_ids":
                    groupIds = json.Texts(null, unique: true);
                    break;
                case "product_ids":
                    productIds = json.Texts(null, unique: true);
                    break;
                case "restart_required":
                    restartRequired = RestartRequiredReader.Read(ref json);
                    break;
                case "url":
                    url = json.Text(StringRule.Uri);
                    break;
            }
        }
        return new Remediation
        {
            Category = category ?? "",
            Date = date,
            Details = details ?? "",
            Entitlements = entitlements,
            GroupIds = groupIds,
            ProductIds = productIds,
            RestartRequired = restartRequired,
            Url = url,
            Extensions = at.Extensions,
        };
    }
}
