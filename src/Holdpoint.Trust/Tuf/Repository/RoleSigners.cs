using System.Collections.Immutable;
using Holdpoint.Trust.Json;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Tuf.Model;

namespace Holdpoint.Trust.Tuf.Repository;

/// <summary>Which keys shall sign for a role, and how many of them must.</summary>
/// <param name="Keys">The keys; none twice.</param>
/// <param name="Threshold">How many must sign, 1 or more.</param>
public sealed record RoleSigners(ImmutableArray<KeyObject> Keys, int Threshold)
{
    /// <summary>Some keys, of which so many must sign.</summary>
    public static RoleSigners Of(int threshold, params IEnumerable<KeyObject> keys) =>
        new([.. keys], threshold);

    /// <summary>
    /// What is wrong: too few keys, one key twice, or one person who could reach the threshold with two keys. Null where
    /// nothing is.
    /// </summary>
    public string? Wrong()
    {
        if (Threshold < 1)
            return "a threshold of 1 or more is due";
        if (Keys.Select(key => key.Key).Distinct().Count() != Keys.Length)
            return "one key stands there twice";
        if (Keys.Any(key => key.Key is null))
            return "a key is of no scheme that can be verified";
        if (Keys.Length < Threshold)
            return $"{Keys.Length} keys cannot reach a threshold of {Threshold}";
        var owned = Keys.Select(key => key.Owner).OfType<string>().ToList();
        return Threshold > 1 && owned.Distinct(StringComparer.OrdinalIgnoreCase).Count() != owned.Count
            ? "one owner holds two of the keys; a threshold counts persons"
            : null;
    }

    internal JsonObject ToJson() =>
        JsonObject.Of(
            ("keyids", JsonArray.Of(Keys.Select(key => key.Id).Order(StringComparer.Ordinal))),
            ("threshold", Threshold)
        );

    internal static JsonObject KeysOf(IEnumerable<RoleSigners> roles) =>
        new(
            roles
                .SelectMany(role => role.Keys)
                .DistinctBy(key => key.Id, StringComparer.Ordinal)
                .OrderBy(key => key.Id, StringComparer.Ordinal)
                .Select(key => new JsonMember(key.Id, key.Json))
        );

    internal static RoleSigners From(RoleKeys role, ImmutableDictionary<string, KeyObject> keys) =>
        new([.. role.KeyIds.Where(keys.ContainsKey).Select(id => keys[id])], role.Threshold);
}
