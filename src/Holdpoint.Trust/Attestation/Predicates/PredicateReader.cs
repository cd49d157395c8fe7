using System.Globalization;
using Holdpoint.Trust.Json;

namespace Holdpoint.Trust.Attestation.Predicates;

/// <summary>Reads the members of a predicate and notes the first one that is missing or wrong.</summary>
internal sealed class PredicateReader(JsonObject json, string path = "predicate")
{
    /// <summary>What is wrong; empty where nothing is.</summary>
    public string Why { get; private set; } = "";

    public string Text(string name)
    {
        if (json[name]?.AsText is { Length: > 0 } text)
            return text;
        Note(name, "is no text");
        return "";
    }

    public long Integer(string name)
    {
        if (json[name]?.AsInteger is { } number)
            return number;
        Note(name, "is no whole number");
        return 0;
    }

    public DateTimeOffset Time(string name)
    {
        if (json[name]?.AsText is { } text && Times.TryParse(text, out var time))
            return time;
        Note(name, "is no time in UTC");
        return default;
    }

    public string OneOf(string name, params ReadOnlySpan<string> words)
    {
        var text = Text(name);
        if (text.Length > 0 && !words.Contains(text))
            Note(name, $"is none of {string.Join(", ", words!)}");
        return text;
    }

    public PredicateReader Object(string name)
    {
        if (json[name] is JsonObject inner)
            return new(inner, $"{path}.{name}");
        Note(name, "is no object");
        return new(JsonObject.Empty, $"{path}.{name}");
    }

    /// <summary>The texts of an array; none where the member is absent.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (json[name] is null)
            return [];
        if (json[name] is JsonArray array && array.Items.All(item => item is JsonString))
            return [.. array.Items.Select(item => item.AsText!)];
        Note(name, "is no list of texts");
        return [];
    }

    /// <summary>The objects of an array; none where the member is absent.</summary>
    public IReadOnlyList<JsonObject> Objects(string name)
    {
        if (json[name] is null)
            return [];
        if (json[name] is JsonArray array && array.Items.All(item => item is JsonObject))
            return [.. array.Items.Cast<JsonObject>()];
        Note(name, "is no list of objects");
        return [];
    }

    /// <summary>Takes over what an inner reader found.</summary>
    public void Take(PredicateReader inner)
    {
        if (Why.Length == 0)
            Why = inner.Why;
    }

    private void Note(string name, string what)
    {
        if (Why.Length == 0)
            Why = string.Create(
                CultureInfo.InvariantCulture,
                $"{path}.{name} {(json[name] is null ? "is missing" : what)}."
            );
    }
}
