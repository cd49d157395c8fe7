using System.Globalization;
using System.Text;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;

namespace Holdpoint.Trust.Attestation;

/// <summary>A signature of an envelope.</summary>
/// <param name="KeyId">Which key, as a hint only: nothing may be decided by it.</param>
/// <param name="Bytes">The signature: 64 bytes for Ed25519, DER for ECDSA.</param>
public sealed record EnvelopeSignature(string? KeyId, byte[] Bytes);

/// <summary>
/// Signed bytes with their type (DSSE v1.0.2). The payload may be used only as <see cref="Verify"/> gives it back.
/// </summary>
/// <param name="PayloadType">What the bytes are, for example "application/vnd.in-toto+json".</param>
/// <param name="Payload">The bytes, not verified.</param>
/// <param name="Signatures">The signatures, also of keys that nobody here knows.</param>
public sealed record Envelope(string PayloadType, byte[] Payload, IReadOnlyList<EnvelopeSignature> Signatures)
{
    /// <summary>What is signed: the type and the bytes, each after its length ("PAE").</summary>
    public static byte[] PreAuthentication(string payloadType, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        var type = Encoding.UTF8.GetBytes(payloadType);
        byte[] typeLength = Length(type.Length);
        byte[] payloadLength = Length(payload.Length);
        return
        [
            .. "DSSEv1 "u8,
            .. typeLength,
            (byte)' ',
            .. type,
            (byte)' ',
            .. payloadLength,
            (byte)' ',
            .. payload,
        ];
    }

    /// <summary>Signs bytes with each of the keys.</summary>
    public static Envelope Sign(
        string payloadType,
        ReadOnlySpan<byte> payload,
        params IReadOnlyList<ISigner> signers
    )
    {
        ArgumentNullException.ThrowIfNull(signers);
        var envelope = new Envelope(payloadType, payload.ToArray(), []);
        return signers.Aggregate(envelope, (signed, signer) => signed.With(signer));
    }

    /// <summary>The same envelope with a signature more, for example of the technician beside the device's.</summary>
    public Envelope With(ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var signature = signer.Sign(PreAuthentication(PayloadType, Payload));
        return this with { Signatures = [.. Signatures, new(KeyObject.IdOf(signer.PublicKey), signature)] };
    }

    /// <summary>Reads an envelope; null, with the reason, where it is none.</summary>
    public static Envelope? Parse(ReadOnlySpan<byte> bytes, out string why)
    {
        if (JsonReader.ReadObject(bytes, AttestationLimits.Envelope, out var fault) is not { } json)
            return Refuse(out why, fault!.ToString());
        if (json["payloadType"]?.AsText is not { Length: > 0 } type)
            return Refuse(out why, "The envelope has no \"payloadType\".");
        if (json["payload"]?.AsText is not { } text || LenientBase64.Decode(text) is not { } payload)
            return Refuse(out why, "The envelope's \"payload\" is no Base64.");
        if (json["signatures"] is not JsonArray { Items.Length: > 0 } list)
            return Refuse(out why, "The envelope has no signatures.");
        if (list.Items.Length > AttestationLimits.Signatures)
            return Refuse(out why, $"The envelope has more than {AttestationLimits.Signatures} signatures.");
        var signatures = new List<EnvelopeSignature>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (
                item is not JsonObject one
                || one["sig"]?.AsText is not { } signature
                || LenientBase64.Decode(signature) is not { Length: > 0 } raw
            )
                return Refuse(out why, "A signature's \"sig\" is no Base64.");
            if (one["keyid"] is { } id and not JsonString and not JsonNull)
                return Refuse(out why, "A signature's \"keyid\" is no text.");
            signatures.Add(new(one["keyid"]?.AsText, raw));
        }
        why = "";
        return new(type, payload, signatures);
    }

    /// <summary>
    /// The bytes, where at least <paramref name="threshold"/> different keys signed them; null, with the reason, otherwise.
    /// Two signatures of one key, or of one key under two ids, count once.
    /// </summary>
    /// <param name="keys">The keys that are trusted.</param>
    /// <param name="threshold">How many of them must have signed, at least 1.</param>
    /// <param name="why">Why not; empty where the answer is yes.</param>
    public VerifiedPayload? Verify(IReadOnlyCollection<KeyObject> keys, int threshold, out string why)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        var signed = PreAuthentication(PayloadType, Payload);
        var verified = new List<KeyObject>();
        foreach (var signature in Signatures)
        {
            // The id only says which key to try first.
            var key = keys.Where(key => key.Key is not null && !verified.Exists(one => Same(one, key)))
                .OrderBy(key => key.Id == signature.KeyId ? 0 : 1)
                .FirstOrDefault(key => key.Key!.Verify(signed, signature.Bytes));
            if (key is not null)
                verified.Add(key);
        }
        if (verified.Count >= threshold)
        {
            why = "";
            return new(PayloadType, Payload, verified);
        }
        why =
            verified.Count == 0
                ? "None of the keys that are trusted signed this."
                : $"{verified.Count} of the keys that are trusted signed this, {threshold} are needed.";
        return null;
    }

    /// <summary>The envelope as one line of JSON, without a newline.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder("{\"payload\":\"")
            .Append(Convert.ToBase64String(Payload))
            .Append("\",\"payloadType\":")
            .Append(CompactJson.Text(PayloadType))
            .Append(",\"signatures\":[");
        for (var at = 0; at < Signatures.Count; at++)
        {
            text.Append(at == 0 ? "{" : ",{");
            if (Signatures[at].KeyId is { } id)
                text.Append("\"keyid\":").Append(CompactJson.Text(id)).Append(',');
            text.Append("\"sig\":\"").Append(Convert.ToBase64String(Signatures[at].Bytes)).Append("\"}");
        }
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private static bool Same(KeyObject one, KeyObject other) => one.Key!.Equals(other.Key);

    private static byte[] Length(int length) =>
        Encoding.ASCII.GetBytes(length.ToString(CultureInfo.InvariantCulture));

    private static Envelope? Refuse(out string why, string reason)
    {
        why = reason;
        return null;
    }
}

/// <summary>Bytes that trusted keys signed; only <see cref="Envelope.Verify"/> makes one.</summary>
public sealed record VerifiedPayload
{
    internal VerifiedPayload(string payloadType, byte[] payload, IReadOnlyList<KeyObject> signers) =>
        (PayloadType, Payload, Signers) = (payloadType, payload, signers);

    /// <summary>What the bytes are.</summary>
    public string PayloadType { get; }

    /// <summary>The very bytes that were verified.</summary>
    public byte[] Payload { get; }

    /// <summary>The different keys that signed them.</summary>
    public IReadOnlyList<KeyObject> Signers { get; }
}
