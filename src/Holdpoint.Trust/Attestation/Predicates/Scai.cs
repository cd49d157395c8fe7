using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>One thing that was found about the subject.</summary>
/// <param name="Name">What, for example "HOLDPOINT_AUTHENTICODE_OK".</param>
/// <param name="Conditions">Under which conditions, for example the scanner's database; null where none.</param>
/// <param name="Evidence">The raw output that shows it; null where none.</param>
public sealed record ScaiFinding(
    string Name,
    JsonObject? Conditions = null,
    ResourceDescriptor? Evidence = null
);

/// <summary>What was found about a file when it was acquired (in-toto SCAI v0.3).</summary>
public sealed record Scai
{
    private Scai(JsonObject json, IReadOnlyList<ScaiFinding> attributes) =>
        (Json, Attributes) = (json, attributes);

    /// <summary>The predicate as it is written, with members that are not known here.</summary>
    public JsonObject Json { get; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<ScaiFinding> Attributes { get; }

    /// <summary>Who found it; null where it is not said.</summary>
    public ResourceDescriptor? Producer => Json["producer"] is JsonObject one ? new(one) : null;

    /// <summary>Makes the predicate.</summary>
    public static Scai Of(IReadOnlyList<ScaiFinding> attributes, ResourceDescriptor? producer = null) =>
        new(
            JsonObject.Of(
                (
                    "attributes",
                    JsonArray.Of(
                        attributes.Select(one =>
                            (JsonValue)
                                JsonObject.Of(
                                    ("attribute", one.Name),
                                    ("conditions", one.Conditions),
                                    ("evidence", one.Evidence?.Json)
                                )
                        )
                    )
                ),
                ("producer", producer?.Json)
            ),
            attributes
        );

    /// <summary>Reads the predicate; null, with the reason, where it is none.</summary>
    public static Scai? Read(Statement statement, out string why)
    {
        if (!Kind.Is(statement, PredicateTypes.Scai, out why))
            return null;
        var reader = new PredicateReader(statement.Predicate);
        var attributes = new List<ScaiFinding>();
        foreach (var one in reader.Objects("attributes"))
        {
            var inner = new PredicateReader(one, "predicate.attributes");
            attributes.Add(
                new(
                    inner.Text("attribute"),
                    one["conditions"] as JsonObject,
                    one["evidence"] is JsonObject evidence ? new(evidence) : null
                )
            );
            reader.Take(inner);
        }
        why = reader.Why;
        if (why.Length == 0 && attributes.Count == 0)
            why = "predicate.attributes holds nothing.";
        return why.Length == 0 ? new(statement.Predicate, attributes) : null;
    }
}
