using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation;

/// <summary>What is said of some bytes (in-toto Statement v1).</summary>
/// <param name="Subjects">The bytes it speaks of, one at least.</param>
/// <param name="PredicateType">What kind of saying.</param>
/// <param name="Predicate">What is said, with members that are not known here.</param>
public sealed record Statement(IReadOnlyList<Subject> Subjects, string PredicateType, JsonObject Predicate)
{
    /// <summary>The envelope's type of a statement.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>The statement's own type.</summary>
    public const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>The statement as bytes to sign.</summary>
    public byte[] ToBytes() =>
        CompactJson.Write(
            JsonObject.Of(
                ("_type", Type),
                ("subject", JsonArray.Of(Subjects.Select(one => (JsonValue)one.ToJson()))),
                ("predicateType", PredicateType),
                ("predicate", Predicate)
            )
        );

    /// <summary>Signs the statement.</summary>
    public Envelope Sign(params IReadOnlyList<Keys.ISigner> signers) =>
        Envelope.Sign(PayloadType, ToBytes(), signers);

    /// <summary>Reads the statement of verified bytes; null, with the reason, where they are none.</summary>
    public static Statement? Read(VerifiedPayload verified, out string why)
    {
        ArgumentNullException.ThrowIfNull(verified);
        if (verified.PayloadType != PayloadType)
            return Refuse(out why, $"The payload is \"{verified.PayloadType}\", not \"{PayloadType}\".");
        if (
            JsonReader.ReadObject(verified.Payload, AttestationLimits.Envelope, out var fault) is not { } json
        )
            return Refuse(out why, fault!.ToString());
        if (json["_type"]?.AsText != Type)
            return Refuse(out why, $"The statement's \"_type\" is not \"{Type}\".");
        if (json["predicateType"]?.AsText is not { Length: > 0 } predicateType)
            return Refuse(out why, "The statement has no \"predicateType\".");
        if (json["subject"] is not JsonArray { Items.Length: > 0 } list)
            return Refuse(out why, "The statement has no subject.");
        var subjects = new List<Subject>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (Subject.Read(item) is not { } subject)
                return Refuse(out why, "A subject of the statement has no digest.");
            subjects.Add(subject);
        }
        // The predicate may be left out; then nothing more is said.
        if (json["predicate"] is not null and not JsonObject)
            return Refuse(out why, "The statement's \"predicate\" is no object.");
        why = "";
        return new(subjects, predicateType, json["predicate"] as JsonObject ?? JsonObject.Empty);
    }

    /// <summary>Whether the statement speaks of the bytes with this SHA-256 (lower-case hexadecimal).</summary>
    public bool SpeaksOf(string sha256) => Subjects.Any(one => one.Sha256 == sha256);

    private static Statement? Refuse(out string why, string reason)
    {
        why = reason;
        return null;
    }
}
