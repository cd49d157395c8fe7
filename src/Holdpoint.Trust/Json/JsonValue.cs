using System.Collections.Immutable;

namespace Holdpoint.Trust.Json;

/// <summary>
/// One value of a JSON document, never changed once made. Only what signed metadata may hold: no fractions, no
/// exponents, integers of 64 bits.
/// </summary>
public abstract class JsonValue
{
    private protected JsonValue() { }

    /// <summary>The text, where this is one; otherwise null.</summary>
    public string? AsText => (this as JsonString)?.Value;

    /// <summary>The number, where this is one; otherwise null.</summary>
    public long? AsInteger => (this as JsonInteger)?.Value;

    /// <summary>True or false, where this is one of them; otherwise null.</summary>
    public bool? AsTruth => (this as JsonTruth)?.Value;

    /// <summary>Text as a value.</summary>
    public static implicit operator JsonValue(string text) => new JsonString(text);

    /// <summary>A number as a value.</summary>
    public static implicit operator JsonValue(long number) => new JsonInteger(number);

    /// <summary>True or false as a value.</summary>
    public static implicit operator JsonValue(bool truth) => JsonTruth.Of(truth);

    /// <summary>Whether both hold the same, whatever the order of members.</summary>
    public bool SameAs(JsonValue? other) =>
        other is not null && CanonicalJson.Write(this).AsSpan().SequenceEqual(CanonicalJson.Write(other));
}

/// <summary>A JSON string: any Unicode text without lone surrogates.</summary>
public sealed class JsonString(string value) : JsonValue
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;
}

/// <summary>A JSON number without fraction and exponent.</summary>
public sealed class JsonInteger(long value) : JsonValue
{
    /// <summary>The number.</summary>
    public long Value { get; } = value;
}

/// <summary>JSON's true and false.</summary>
public sealed class JsonTruth : JsonValue
{
    private static readonly JsonTruth True = new(true);
    private static readonly JsonTruth False = new(false);

    private JsonTruth(bool value) => Value = value;

    /// <summary>Which of the two.</summary>
    public bool Value { get; }

    /// <summary>The one of the two.</summary>
    public static JsonTruth Of(bool value) => value ? True : False;
}

/// <summary>JSON's null.</summary>
public sealed class JsonNull : JsonValue
{
    private JsonNull() { }

    /// <summary>The only one.</summary>
    public static JsonNull Instance { get; } = new();
}

/// <summary>A JSON array.</summary>
public sealed class JsonArray(ImmutableArray<JsonValue> items) : JsonValue
{
    /// <summary>The values in their order.</summary>
    public ImmutableArray<JsonValue> Items { get; } = items;

    /// <summary>An array of texts.</summary>
    public static JsonArray Of(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonValue)text)]);

    /// <summary>An array of values.</summary>
    public static JsonArray Of(IEnumerable<JsonValue> values) => new([.. values]);
}
