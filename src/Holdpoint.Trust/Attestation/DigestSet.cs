using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation;

/// <summary>Digests by algorithm as in-toto writes them.</summary>
internal static class DigestSet
{
    public static JsonObject ToJson(IReadOnlyDictionary<string, string> digests) =>
        new(digests.Select(one => new JsonMember(one.Key, one.Value)));

    public static JsonObject Sha256(string hex) => JsonObject.Of(("sha256", hex));

    /// <summary>The digests; null where the value is no object of texts.</summary>
    public static Dictionary<string, string>? Read(JsonValue? value)
    {
        if (value is not JsonObject json)
            return null;
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.Members)
        {
            if (member.Value.AsText is not { Length: > 0 } hex)
                return null;
            digests.Add(member.Name, hex);
        }
        return digests;
    }
}
