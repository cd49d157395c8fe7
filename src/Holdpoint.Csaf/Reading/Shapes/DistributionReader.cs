using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class DistributionReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("sharing_group", Presence.Only21),
            new("text", Presence.Optional),
            new("tlp", Presence.Optional20Required21),
        ],
        minimum20: 1
    );

    internal static Distribution? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        SharingGroup? sharingGroup = null;
        string? text = null;
        Tlp? tlp = null;
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "sharing_group":
                    sharingGroup = SharingGroupReader.Read(ref json);
                    break;
                case "text":
                    text = json.Text();
                    break;
                case "tlp":
                    tlp = TlpReader.Read(ref json);
                    break;
            }
        }
        return new Distribution
        {
            SharingGroup = sharingGroup,
            Text = text,
            Tlp = tlp,
            Extensions = at.Extensions,
        };
    }
}
