using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

/// <summary>A score of 2.0, whose CVSS objects stand beside the products, as a metric.</summary>
internal static class ScoreReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("cvss_v2", Presence.Optional),
            new("cvss_v3", Presence.Optional),
            new("products", Presence.Required),
        ],
        minimum20: 2
    );

    internal static Metric? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        CvssObject? cvssV2 = null;
        CvssObject? cvssV3 = null;
        IReadOnlyList<string> products = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "cvss_v2":
                    cvssV2 = json.Cvss();
                    break;
                case "cvss_v3":
                    cvssV3 = json.Cvss();
                    break;
                case "products":
                    products = json.Texts(unique: true);
                    break;
            }
        }
        return new Metric
        {
            Content = new MetricContent { CvssV2 = cvssV2, CvssV3 = cvssV3 },
            Products = products,
            Extensions = at.Extensions,
        };
    }
}
