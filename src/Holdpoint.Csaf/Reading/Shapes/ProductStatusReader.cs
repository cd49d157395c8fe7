using Holdpoint.Csaf.Model;

namespace Holdpoint.Csaf.Reading.Shapes;

internal static class ProductStatusReader
{
    private static readonly ObjectShape Shape = new(
        [
            new("first_affected", Presence.Optional),
            new("first_fixed", Presence.Optional),
            new("fixed", Presence.Optional),
            new("known_affected", Presence.Optional),
            new("known_not_affected", Presence.Optional),
            new("last_affected", Presence.Optional),
            new("recommended", Presence.Optional),
            new("under_investigation", Presence.Optional),
            new("unknown", Presence.Only21),
        ],
        minimum20: 1,
        minimum21: 1
    );

    internal static ProductStatus? Read(ref JsonCursor json)
    {
        if (!json.StartObject(Shape, out var at))
            return null;
        IReadOnlyList<string> firstAffected = [];
        IReadOnlyList<string> firstFixed = [];
        IReadOnlyList<string> fixedProducts = [];
        IReadOnlyList<string> knownAffected = [];
        IReadOnlyList<string> knownNotAffected = [];
        IReadOnlyList<string> lastAffected = [];
        IReadOnlyList<string> recommended = [];
        IReadOnlyList<string> underInvestigation = [];
        IReadOnlyList<string> unknown = [];
        while (json.NextProperty(ref at))
        {
            switch (at.Property)
            {
                case "first_affected":
                    firstAffected = json.Texts(null, unique: true);
                    break;
                case "first_fixed":
                    firstFixed = json.Texts(null, unique: true);
                    break;
                case "fixed":
                    fixedProducts = json.Texts(null, unique: true);
                    break;
                case "known_affected":
                    knownAffected = json.Texts(null, unique: true);
                    break;
                case "known_not_affected":
                    knownNotAffected = json.Texts(null, unique: true);
                    break;
                case "last_affected":
                    lastAffected = json.Texts(null, unique: true);
                    break;
                case "recommended":
                    recommended = json.Texts(null, unique: true);
                    break;
                case "under_investigation":
                    underInvestigation = json.Texts(null, unique: true);
                    break;
                case "unknown":
                    unknown = json.Texts(null, unique: true);
                    break;
            }
        }
        return new ProductStatus
        {
            FirstAffected = firstAffected,
            FirstFixed = firstFixed,
            Fixed = fixedProducts,
            KnownAffected = knownAffected,
            KnownNotAffected = knownNotAffected,
            LastAffected = lastAffected,
            Recommended = recommended,
            UnderInvestigation = underInvestigation,
            Unknown = unknown,
            Extensions = at.Extensions,
        };
    }
}
