using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class MetricContentReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("cvss_v2", Presence.Optional),
            new("cvss_v3", Presence.Optional),
            new("cvss_v4", Presence.Only21),
            new("epss", Presence.Only21),
            new("qualitative_severity_rating", Presence.Only21),
            new("ssvc_v2", Presence.Only21),
            new("x_extensions", Presence.Only21),
        ],
        minimum20: 1,
        minimum21: 1
    );

    internal static MetricContent? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        CvssObject? cvssV2 = null;
        CvssObject? cvssV3 = null;
        CvssObject? cvssV4 = null;
        Epss? epss = null;
        string? qualitativeSeverityRating = null;
        ReadOnlyMemory<byte>? ssvcV2 = null;
        IReadOnlyList<ExtensionContent> extensionContents = [];
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
                case "cvss_v4":
                    cvssV4 = json.Cvss();
                    break;
                case "epss":
                    epss = EpssReader.Read(ref json);
                    break;
                case "qualitative_severity_rating":
                    qualitativeSeverityRating = json.Word(Vocabulary.SeverityRatings);
                    break;
                case "ssvc_v2":
                    ssvcV2 = json.RawObject();
                    break;
                case "x_extensions":
                    extensionContents = json.List(ExtensionContentReader.Read, unique: json.Is21);
                    break;
            }
        }
        return new MetricContent
        {
            CvssV2 = cvssV2,
            CvssV3 = cvssV3,
            CvssV4 = cvssV4,
            Epss = epss,
            QualitativeSeverityRating = qualitativeSeverityRating,
            SsvcV2 = ssvcV2,
            ExtensionContents = extensionContents,
            Extensions = at.Extensions,
        };
    }
}
