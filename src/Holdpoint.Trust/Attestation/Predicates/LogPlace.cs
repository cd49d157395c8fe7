using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>A place in a log.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Its entries then.</param>
/// <param name="Index">The entry that speaks of this; null where none does.</param>
public sealed record LogPlace(string Origin, long Size, long? Index = null)
{
    internal JsonObject ToJson() =>
        JsonObject.Of(
            ("origin", Origin),
            ("size", Size),
            ("index", Index is { } index ? (JsonValue)index : null)
        );

    internal static LogPlace? Read(JsonObject json, PredicateReader reader)
    {
        if (json["log"] is not JsonObject one)
            return null;
        var inner = reader.Object("log");
        var place = new LogPlace(inner.Text("origin"), inner.Integer("size"), one["index"]?.AsInteger);
        reader.Take(inner);
        return place;
    }
}
