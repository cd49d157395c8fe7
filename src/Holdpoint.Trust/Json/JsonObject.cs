using System.Collections.Immutable;

namespace Holdpoint.Trust.Json;

/// <summary>One name and its value.</summary>
public readonly record struct JsonMember(string Name, JsonValue Value);

/// <summary>A JSON object; its names differ from each other and keep the order in which they were written.</summary>
public sealed class JsonObject : JsonValue
{
    /// <summary>Up to here a look along the members is faster than a table.</summary>
    private const int Few = 8;

    private readonly Dictionary<string, int>? _places;

    internal JsonObject(ImmutableArray<JsonMember> members, Dictionary<string, int>? places)
    {
        Members = members;
        _places = places;
    }

    /// <summary>An object of these members.</summary>
    /// <exception cref="ArgumentException">Two members have one name.</exception>
    public JsonObject(IEnumerable<JsonMember> members)
    {
        Members = [.. members];
        var places = new Dictionary<string, int>(Members.Length, StringComparer.Ordinal);
        for (var at = 0; at < Members.Length; at++)
            places.Add(Members[at].Name, at);
        _places = Members.Length > Few ? places : null;
    }

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new([], null);

    /// <summary>The members in the order in which they were written.</summary>
    public ImmutableArray<JsonMember> Members { get; }

    /// <summary>The value of a name; null where there is none.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            if (_places is not null)
                return _places.TryGetValue(name, out var at) ? Members[at].Value : null;
            foreach (var member in Members)
            {
                if (member.Name == name)
                    return member.Value;
            }
            return null;
        }
    }

    /// <summary>An object of names and values; a pair whose value is null is left out.</summary>
    /// <exception cref="ArgumentException">Two pairs have one name.</exception>
    public static JsonObject Of(params (string Name, JsonValue? Value)[] pairs) =>
        new(
            pairs.Where(pair => pair.Value is not null).Select(pair => new JsonMember(pair.Name, pair.Value!))
        );

    /// <summary>The same object with one member set, in place or at the end.</summary>
    public JsonObject With(string name, JsonValue value) =>
        this[name] is null
            ? new(Members.Append(new(name, value)))
            : new(Members.Select(member => member.Name == name ? new(name, value) : member));

    /// <summary>The same object without a member.</summary>
    public JsonObject Without(string name) => new(Members.Where(member => member.Name != name));
}
