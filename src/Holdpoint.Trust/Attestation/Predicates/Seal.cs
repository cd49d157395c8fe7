using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>A numbered seal of a medium or its bag; it is recorded, trust comes from signatures.</summary>
/// <param name="Number">The number on it.</param>
/// <param name="Where">What it closes, for example "bag"; null where it is not said.</param>
/// <param name="Intact">Whether it was found unbroken; null where nobody looked yet.</param>
/// <param name="PhotoSha256">SHA-256 of a photo; null where there is none.</param>
public sealed record Seal(
    string Number,
    string? Where = null,
    bool? Intact = null,
    string? PhotoSha256 = null
)
{
    internal JsonObject ToJson() =>
        JsonObject.Of(
            ("number", Number),
            ("where", Where is null ? null : (JsonValue)Where),
            ("intact", Intact is { } intact ? (JsonValue)intact : null),
            ("photo", PhotoSha256 is null ? null : DigestSet.Sha256(PhotoSha256))
        );

    internal static IReadOnlyList<Seal> Read(PredicateReader reader)
    {
        var seals = new List<Seal>();
        foreach (var one in reader.Objects("seals"))
        {
            var inner = new PredicateReader(one, "predicate.seals");
            seals.Add(
                new(
                    inner.Text("number"),
                    one["where"]?.AsText,
                    one["intact"]?.AsTruth,
                    (one["photo"] as JsonObject)?["sha256"]?.AsText
                )
            );
            reader.Take(inner);
        }
        return seals;
    }
}
