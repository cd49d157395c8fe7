using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class EpssReader
{
    private static readonly ObjectShape Shape = new([
        new("percentile", Presence.Required),
        new("probability", Presence.Required),
        new("timestamp", Presence.Required),
    ]);

    internal static Epss? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        string? percentile = null;
        string? probability = null;
        CsafDate? timestamp = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "percentile":
                    percentile = json.Text(StringRule.Probability);
                    break;
                case "probability":
                    probability = json.Text(StringRule.Probability);
                    break;
                case "timestamp":
                    timestamp = json.Date();
                    break;
            }
        }
        return new Epss
        {
            Percentile = percentile ?? "",
            Probability = probability ?? "",
            Timestamp = timestamp,
            Extensions = at.Extensions,
        };
    }
}
